-- Gives a reserved send back, once. A transaction that is gone stays gone.
-- KEYS: the transaction. ARGV: slot, clientRefNo. Returns {refunded} if it was given back now, else {unchanged}.

local field = 'send:' .. ARGV[1]
local record = fields(field, 'otpSends')
if not record then
  return {'malformed'}
end

local reserved = 'reserved ' .. ARGV[2] .. ' '
local entry = record[field]
if not entry or string.sub(entry, 1, #reserved) ~= reserved then
  return {'unchanged'}
end

local sends = count(record.otpSends or '0')
if not sends then
  return {'malformed'}
end

redis.call('HSET', key,
  field, 'refunded ' .. string.sub(entry, 10),
  'otpSends', text(math.max(sends - 1, 0)))
note('OTP_REFUNDED')
return {'refunded'}

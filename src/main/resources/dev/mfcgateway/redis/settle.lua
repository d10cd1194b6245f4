-- Says how a reserved send ended, once; it stays counted. A transaction that is gone stays gone.
-- KEYS: the transaction. ARGV: slot, clientRefNo, outcome (sent, declined or unknown); with sent also reqId, otpRef,
-- userSubjectReference, contactHash. Returns {settled} if it was settled now, else {unchanged}.

local field = 'send:' .. ARGV[1]
local record = fields(field, 'status', 'verifiedAt')
if not record then
  return {'malformed'}
end

local reserved = 'reserved ' .. ARGV[2] .. ' '
local entry = record[field]
if not entry or string.sub(entry, 1, #reserved) ~= reserved then
  return {'unchanged'}
end

local rest = string.sub(entry, 10)
redis.call('HSET', key, field, ARGV[3] .. ' ' .. rest)
note('OTP_' .. string.upper(ARGV[3]))

-- The holdings of a verified transaction are fetched by what was verified, and not by what was sent since.
if ARGV[3] == 'sent' and not is_verified(record) then
  redis.call('HSET', key,
    'clientRefNo', ARGV[2],
    'channel', string.match(rest, '^%S+ (%S+)'),
    'reqId', ARGV[4],
    'otpRef', ARGV[5],
    'userSubjectReference', ARGV[6],
    'contactHash', ARGV[7])
  if not record.status or record.status == 'INITIALIZED' then
    redis.call('HSET', key, 'status', 'OTP_SENT')
  end
end
return {'settled'}

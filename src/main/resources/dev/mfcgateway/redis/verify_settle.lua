-- Says how a look at an OTP ended, once. A transaction that is gone stays gone.
-- KEYS: the transaction. ARGV: ticket, outcome (wrong, given_back or verified), ms that delivering may
-- take, for which a verified transaction lives at the least. Returns {settled} or {unchanged}.

local field = 'verify:' .. ARGV[1]
local record = fields('tenant', 'status', 'verifiedAt', 'wrongAttempts', field)
if not record then
  return {'malformed'}
end

local open = record[field]
local verified_now = ARGV[2] == 'verified' and not is_verified(record)
if not record.tenant or not (open or verified_now) then
  return {'unchanged'}
end

local wrong_attempts = count(record.wrongAttempts or '0')
if not wrong_attempts then
  return {'malformed'}
end

if open then
  redis.call('HDEL', key, field)
  if ARGV[2] == 'wrong' then
    note('INCORRECT_OTP')
  else
    redis.call('HSET', key, 'wrongAttempts', text(math.max(wrong_attempts - 1, 0)))
  end
  if ARGV[2] == 'given_back' then
    note('OTP_NOT_CHECKED')
  end
end

-- That MFCentral accepted the OTP is a fact, even where the ticket is lost. Another OTP may have been sent meanwhile:
-- the holdings belong to the one that was accepted.
if verified_now then
  redis.call('HSET', key, 'status', 'PROCESSING', 'verifiedAt', text(now()))
  if open then
    redis.call('HSET', key,
      'clientRefNo', string.match(open, '^%S+'),
      'reqId', string.match(open, '^%S+ (.*)$'))
  end
  note('OTP_VERIFIED')
  keep(tonumber(ARGV[3]))
end
return {'settled'}

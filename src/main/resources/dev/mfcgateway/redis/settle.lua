-- Says how a reserved send ended, once; it stays counted. A transaction that is gone stays gone.
-- KEYS: the transaction. ARGV: slot, clientRefNo, outcome (sent, declined or unknown); with sent also reqId, otpRef,
-- userSubjectReference. Returns 1 if it was settled now, else 0.

local field = 'send:' .. ARGV[1]
local reserved = 'reserved ' .. ARGV[2] .. ' '
local entry = redis.call('HGET', KEYS[1], field)
if not entry or string.sub(entry, 1, #reserved) ~= reserved then
  return 0
end

local rest = string.sub(entry, 10)
redis.call('HSET', KEYS[1], field, ARGV[3] .. ' ' .. rest)
if ARGV[3] == 'sent' then
  redis.call('HSET', KEYS[1],
    'clientRefNo', ARGV[2],
    'channel', string.match(rest, '^%S+ (%S+)'),
    'reqId', ARGV[4],
    'otpRef', ARGV[5],
    'userSubjectReference', ARGV[6])
  local status = redis.call('HGET', KEYS[1], 'status')
  if not status or status == 'INITIALIZED' then
    redis.call('HSET', KEYS[1], 'status', 'OTP_SENT')
  end
end
return 1

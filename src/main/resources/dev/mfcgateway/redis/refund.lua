-- Gives a reserved send back, once. A transaction that is gone stays gone.
-- KEYS: the transaction. ARGV: slot, clientRefNo. Returns 1 if it was given back now, else 0.

local field = 'send:' .. ARGV[1]
local reserved = 'reserved ' .. ARGV[2] .. ' '
local entry = redis.call('HGET', KEYS[1], field)
if not entry or string.sub(entry, 1, #reserved) ~= reserved then
  return 0
end

redis.call('HSET', KEYS[1], field, 'refunded ' .. string.sub(entry, 10))
if tonumber(redis.call('HGET', KEYS[1], 'otpSends') or '0') > 0 then
  redis.call('HINCRBY', KEYS[1], 'otpSends', -1)
end
return 1

-- Gives one send back where it was counted. A counter that is gone stays gone, and none goes below zero.
-- KEYS: the counters. ARGV: hour. Returns {given_back}.

for _, counter in ipairs(KEYS) do
  local sends = redis.pcall('HGET', counter, ARGV[1])
  if type(sends) == 'table' and sends.err then
    return {'malformed'}
  end
  if sends and (count(sends) or 0) > 0 then
    redis.call('HINCRBY', counter, ARGV[1], -1)
  end
end
return {'given_back'}

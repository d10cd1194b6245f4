-- Takes the work that has been due longest, by making it due again later: who takes it and dies has only delayed it.
-- KEYS: the queue. ARGV: ms until it is due again. Returns {claimed, transaction, until} or {nothing}.

local claimed_at = now()
local due = redis.pcall('ZRANGEBYSCORE', key, '-inf', text(claimed_at), 'LIMIT', 0, 1)
if due.err then
  return {'malformed'}
end

if not due[1] then
  return {'nothing'}
end

local claimed_until = text(claimed_at + tonumber(ARGV[1]))
redis.call('ZADD', key, claimed_until, due[1])
return {'claimed', due[1], claimed_until}

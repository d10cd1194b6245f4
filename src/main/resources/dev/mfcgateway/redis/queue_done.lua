-- Ends a transaction's work, where the claim on it still holds.
-- KEYS: the queue. ARGV: transaction, the claim's time. Returns {done} or {unchanged}.

local due = redis.pcall('ZSCORE', key, ARGV[1])
if type(due) == 'table' and due.err then
  return {'malformed'}
end

if not due or tonumber(due) ~= tonumber(ARGV[2]) then
  return {'unchanged'}
end

redis.call('ZREM', key, ARGV[1])
return {'done'}

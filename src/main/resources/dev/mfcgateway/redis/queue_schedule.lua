-- Says when a transaction's work is due.
-- KEYS: the queue. ARGV: transaction, ms from now, which (new: only if it is not in the queue; known: only if it is;
-- any: in either case). Returns {scheduled} or {unchanged}.

local due = redis.pcall('ZSCORE', key, ARGV[1])
if type(due) == 'table' and due.err then
  return {'malformed'}
end

if ARGV[3] ~= 'any' and ARGV[3] ~= (due and 'known' or 'new') then
  return {'unchanged'}
end

redis.call('ZADD', key, text(now() + tonumber(ARGV[2])), ARGV[1])
return {'scheduled'}

-- Says when a transaction's work is due.
-- KEYS: the queue. ARGV: transaction, ms from now, whose word it is: '' for a claim, which must still hold; 'later' for
-- anyone's, who never makes it due earlier; 'now' for anyone's; then the claim's time, or ''.
-- Returns {scheduled, when} or {unchanged}.

local due = redis.pcall('ZSCORE', key, ARGV[1])
if type(due) == 'table' and due.err then
  return {'malformed'}
end

if ARGV[3] == '' and not (due and tonumber(due) == tonumber(ARGV[4])) then
  return {'unchanged'}
end

local at = now() + tonumber(ARGV[2])
if due and ARGV[3] == 'later' then
  at = math.max(at, tonumber(due) + 1) -- another time than before: who has claimed it is to notice
end

redis.call('ZADD', key, text(at), ARGV[1])
return {'scheduled', text(at)}

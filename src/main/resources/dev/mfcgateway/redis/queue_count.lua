-- Counts the pending work. KEYS: the queue. Returns {counted, due now, due later}.

local all = redis.pcall('ZCARD', key)
if type(all) == 'table' and all.err then
  return {'malformed'}
end

local due = redis.call('ZCOUNT', key, '-inf', text(now()))
return {'counted', text(due), text(all - due)}

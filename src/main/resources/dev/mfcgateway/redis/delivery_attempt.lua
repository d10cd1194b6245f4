-- Counts an attempt to deliver the holdings, and has the transaction live until the next one. A transaction that is gone
-- stays gone.
-- KEYS: the transaction. ARGV: event, ms that delivering may take. Returns {counted, attempts so far} or {gone}.

local record = fields('tenant', 'webhookAttempts')
if not record then
  return {'malformed'}
end

if not record.tenant then
  return {'gone'}
end

local attempts = count(record.webhookAttempts or '0')
if not attempts then
  return {'malformed'}
end

redis.call('HSET', key, 'webhookAttempts', text(attempts + 1))
note(ARGV[1])
keep(tonumber(ARGV[2]))
return {'counted', text(attempts + 1)}

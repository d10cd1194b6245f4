-- Adds a line to a transaction's history. A transaction that is gone stays gone.
-- KEYS: the transaction. ARGV: event. Returns {noted} or {gone}.

local record = fields('tenant')
if not record then
  return {'malformed'}
end

if not record.tenant then
  return {'gone'}
end

note(ARGV[1])
return {'noted'}

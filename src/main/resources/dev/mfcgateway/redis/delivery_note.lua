-- Adds a line to a transaction's history, and has it live until its holdings are delivered. A transaction that is gone
-- stays gone.
-- KEYS: the transaction. ARGV: event, ms that delivering may take. Returns {noted} or {gone}.

local record = fields('tenant')
if not record then
  return {'malformed'}
end

if not record.tenant then
  return {'gone'}
end

note(ARGV[1])
keep(tonumber(ARGV[2]))
return {'noted'}

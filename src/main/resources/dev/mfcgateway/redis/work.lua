-- Reads what is needed to fetch a transaction's holdings and deliver them.
-- KEYS: the transaction. Returns {nothing}, or {found, tenant, status, reqId, clientRefNo, fromDate, casDetail,
-- casSummary, notes or '', webhook attempts, expiresAt} and for each open look at an OTP: ticket, 'clientRefNo reqId'.

local values = redis.pcall('HGETALL', key)
if values.err then
  return {'malformed'}
end

local record = {}
local open = {}
for i = 1, #values, 2 do
  local ticket = string.match(values[i], '^verify:(.+)$')
  if ticket then
    table.insert(open, ticket)
    table.insert(open, values[i + 1])
  else
    record[values[i]] = values[i + 1]
  end
end

local tenant = owner(record, '')
if not tenant or not record.reqId or not record.clientRefNo then
  return {'nothing'}
end

local webhook_attempts = count(record.webhookAttempts or '0')
local expires_at = count(record.expiresAt)
if not webhook_attempts or not expires_at then
  return {'malformed'}
end

return {'found', tenant, record.status or 'INITIALIZED', record.reqId, record.clientRefNo,
  record.fromDate or '', record.casDetail or '', record.casSummary or '', record.notes or '',
  text(webhook_attempts), text(expires_at), unpack(open)}

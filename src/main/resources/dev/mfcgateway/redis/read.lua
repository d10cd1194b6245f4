-- Tells how far a transaction has come.
-- KEYS: the transaction. ARGV: tenant.
-- Returns {found, intent, status, createdAt, expiresAt, sends, sends allowed or '', wrong attempts, events} or {not_found}.

local record = fields('tenant', 'intent', 'status', 'createdAt', 'expiresAt', 'otpSends', 'otpSendsAllowed',
  'wrongAttempts', 'events')
if not record then
  return {'malformed'}
end

if not owner(record, ARGV[1]) then
  return {'not_found'}
end

local created_at = count(record.createdAt)
local expires_at = count(record.expiresAt)
local sends = count(record.otpSends or '0')
local allowed = record.otpSendsAllowed and count(record.otpSendsAllowed) or not record.otpSendsAllowed
local wrong_attempts = count(record.wrongAttempts or '0')
if not record.intent or not created_at or not expires_at or not sends or not allowed or not wrong_attempts then
  return {'malformed'}
end

local status = record.status or 'INITIALIZED'
if (status == 'INITIALIZED' or status == 'OTP_SENT') and now() >= expires_at then
  status = 'EXPIRED'
end

return {'found', record.intent, status, text(created_at), text(expires_at), text(sends), record.otpSendsAllowed or '',
  text(wrong_attempts), record.events or ''}

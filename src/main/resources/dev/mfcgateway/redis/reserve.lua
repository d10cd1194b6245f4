-- Admits or refuses one OTP, and counts it when admitted.
-- KEYS: the transaction. ARGV: owner, intent, sends allowed where the record does not say, clientRefNo, channel.
-- Returns {verdict, tenant, slot, sends remaining, expiresAt, fromDate, casDetail, casSummary}.

local record = fields('tenant', 'intent', 'expiresAt', 'otpSends', 'otpSendsAllowed',
  'fromDate', 'casDetail', 'casSummary')
if not record then
  return {'malformed'}
end

local tenant = owner(record, ARGV[1])
if not tenant then
  return {'not_found'}
end

if record.intent ~= ARGV[2] then
  return {'invalid_intent', tenant}
end

local expires_at = count(record.expiresAt)
local sends = few(record.otpSends or '0')
local allowed = few(record.otpSendsAllowed or ARGV[3])
local has_day = not record.fromDate or string.match(record.fromDate, '^%d%d%d%d%-[01]%d%-[0-3]%d$')
if not expires_at or not sends or not allowed or not has_day then
  return {'malformed'}
end

local reserved_at = now()
if reserved_at >= expires_at then
  return {'expired', tenant}
end

if sends >= allowed then
  return {'limit_exceeded', tenant}
end

local slot = 1
local entry = redis.call('HGET', key, 'send:1')
while entry and string.sub(entry, 1, 8) ~= 'refunded' do
  slot = slot + 1
  entry = redis.call('HGET', key, 'send:' .. slot)
end

redis.call('HSET', key,
  'otpSends', text(sends + 1),
  'send:' .. slot, table.concat({'reserved', ARGV[4], ARGV[5], text(reserved_at)}, ' '))

return {'admitted', tenant, slot, allowed - sends - 1, record.expiresAt,
  record.fromDate or '', record.casDetail or '', record.casSummary or ''}

-- Admits or refuses one OTP, and counts it when admitted.
-- KEYS: the transaction. ARGV: tenant or '', intent, sends allowed where the record does not say, clientRefNo, channel.
-- Returns {verdict, tenant, slot, sends remaining, expiresAt, fromDate, casDetail, casSummary}.

local key = KEYS[1]

local record = redis.pcall('HMGET', key, 'tenant', 'intent', 'expiresAt', 'otpSends', 'otpSendsAllowed',
  'fromDate', 'casDetail', 'casSummary')
if record.err then
  return {'malformed'}
end

local function count(value)
  return value and #value <= 15 and string.match(value, '^%d+$') and tonumber(value)
end

local tenant = record[1]
local is_name = tenant and #tenant <= 32 and string.match(tenant, '^[a-z0-9-]+$')
if not is_name or (ARGV[1] ~= '' and ARGV[1] ~= tenant) then
  return {'not_found'}
end

if record[2] ~= ARGV[2] then
  return {'invalid_intent', tenant}
end

local expires_at = count(record[3])
local sends = count(record[4] or '0')
local allowed = count(record[5] or ARGV[3])
if not expires_at or not sends or not allowed then
  return {'malformed', tenant}
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now >= expires_at then
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
  'otpSends', string.format('%.0f', sends + 1),
  'send:' .. slot, table.concat({'reserved', ARGV[4], ARGV[5], string.format('%.0f', now)}, ' '))

return {'admitted', tenant, slot, allowed - sends - 1, record[3], record[6] or '', record[7] or '', record[8] or ''}

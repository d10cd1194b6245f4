-- Writes a new transaction, which lives on for a day after it has expired. Never writes over anything.
-- KEYS: the transaction. ARGV: tenant, intent, lifetime in ms, sends allowed, wrong attempts allowed, fromDate,
-- casDetail, casSummary, notes or '', cooldowns before resends. Returns {created, expiresAt} or {exists}.

local KEPT_AFTER_EXPIRY = 24 * 60 * 60 * 1000

if redis.call('EXISTS', key) == 1 then
  return {'exists'}
end

local created_at = now()
local expires_at = created_at + tonumber(ARGV[3])
redis.call('HSET', key,
  'tenant', ARGV[1],
  'intent', ARGV[2],
  'createdAt', text(created_at),
  'expiresAt', text(expires_at),
  'status', 'INITIALIZED',
  'otpSends', '0',
  'otpSendsAllowed', ARGV[4],
  'otpResendCooldowns', ARGV[10],
  'wrongAttemptsAllowed', ARGV[5],
  'fromDate', ARGV[6],
  'casDetail', ARGV[7],
  'casSummary', ARGV[8])
redis.call('PEXPIREAT', key, text(expires_at + KEPT_AFTER_EXPIRY))
if ARGV[9] ~= '' then
  redis.call('HSET', key, 'notes', ARGV[9])
end
note('CREATED')
return {'created', text(expires_at)}

-- Admits or refuses one look at an OTP. One that is admitted counts as wrong until it is known to be right, so that
-- however many come at once no more get through than are allowed.
-- KEYS: the transaction. ARGV: owner, intent, wrong attempts allowed where the record does not say, channel,
-- contactHash, ticket. Returns {verdict, tenant}; with already_verified also status; with admitted also reqId, otpRef,
-- userSubjectReference, clientRefNo.

local record = fields('tenant', 'intent', 'expiresAt', 'status', 'verifiedAt', 'reqId', 'otpRef',
  'userSubjectReference', 'clientRefNo', 'channel', 'contactHash', 'wrongAttempts', 'wrongAttemptsAllowed')
if not record then
  return {'malformed'}
end

local verdict = consent_verdict(record, ARGV[1], ARGV[2])
if verdict then
  return verdict
end

local tenant = record.tenant
local wrong_attempts = few(record.wrongAttempts or '0')
local allowed = few(record.wrongAttemptsAllowed or ARGV[3])
if not wrong_attempts or not allowed then
  return {'malformed'}
end

if record.channel ~= ARGV[4] or record.contactHash ~= ARGV[5] then
  return {'method_mismatch', tenant}
end

if wrong_attempts >= allowed then
  return {'attempts_exceeded', tenant}
end

redis.call('HSET', key,
  'wrongAttempts', text(wrong_attempts + 1),
  'verify:' .. ARGV[6], record.clientRefNo .. ' ' .. record.reqId)

return {'admitted', tenant, record.reqId, record.otpRef or '', record.userSubjectReference or '', record.clientRefNo}

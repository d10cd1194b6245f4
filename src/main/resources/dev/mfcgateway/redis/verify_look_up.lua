-- Tells what MFCentral is to be asked about a consent that was given elsewhere; changes nothing.
-- KEYS: the transaction. ARGV: owner, intent. Returns {verdict, tenant}; with already_verified also status; with
-- admitted also reqId, otpRef, userSubjectReference, clientRefNo.

local record = fields('tenant', 'intent', 'expiresAt', 'status', 'verifiedAt', 'reqId', 'otpRef',
  'userSubjectReference', 'clientRefNo')
if not record then
  return {'malformed'}
end

return consent_verdict(record, ARGV[1], ARGV[2])
  or {'admitted', record.tenant, record.reqId, record.otpRef or '', record.userSubjectReference or '', record.clientRefNo}

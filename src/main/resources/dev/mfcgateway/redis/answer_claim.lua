-- Claims the place of an answer, unless somebody has.
-- KEYS: the answer. ARGV: fingerprint of the request, token, ms after which the claim is void.
-- Returns {claimed}, {under_way}, {answered, answer}, or {other_request}.

local record = fields('fingerprint', 'answer')
if not record then
  return {'malformed'}
end

if record.fingerprint then
  if record.fingerprint ~= ARGV[1] then
    return {'other_request'}
  end
  return record.answer and {'answered', record.answer} or {'under_way'}
end

redis.call('HSET', key, 'fingerprint', ARGV[1], 'token', ARGV[2])
redis.call('PEXPIRE', key, ARGV[3])
return {'claimed'}

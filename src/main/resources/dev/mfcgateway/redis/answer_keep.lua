-- Keeps an answer, also where the claim has become void meanwhile, but not where somebody else has claimed the place.
-- KEYS: the answer. ARGV: fingerprint of the request, token, answer, ms to keep it. Returns {kept} or {unchanged}.

local record = fields('token')
if not record then
  return {'malformed'}
end

if record.token and record.token ~= ARGV[2] then
  return {'unchanged'}
end

redis.call('HSET', key, 'fingerprint', ARGV[1], 'token', ARGV[2], 'answer', ARGV[3])
redis.call('PEXPIRE', key, ARGV[4])
return {'kept'}

-- Gives the place of an answer back, unless somebody else has claimed it.
-- KEYS: the answer. ARGV: token. Returns {released} or {unchanged}.

local record = fields('token')
if not record then
  return {'malformed'}
end

if record.token ~= ARGV[1] then
  return {'unchanged'}
end

redis.call('DEL', key)
return {'released'}

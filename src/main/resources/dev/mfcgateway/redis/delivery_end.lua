-- Ends a transaction that is being processed, once.
-- KEYS: the transaction. ARGV: status, event. Returns {ended} if it ended now, else {unchanged}.

local record = fields('status')
if not record then
  return {'malformed'}
end

if record.status ~= 'PROCESSING' then
  return {'unchanged'}
end

redis.call('HSET', key, 'status', ARGV[1])
note(ARGV[2])
return {'ended'}

-- Counts one send against a tenant's caps, or against none of them where one is reached. A counter has a field for each
-- hour of its last day, and lives until its newest send no longer counts.
-- KEYS: the counters. ARGV: how many sends each may hold. Returns {counted, hour} or {reached, which counter}.

local HOUR = 60 * 60 * 1000
local HOURS_COUNTED = 25 -- the current one, which has only begun, included: never less than a day

local hour = math.floor(now() / HOUR)
local past = {}
for i, counter in ipairs(KEYS) do
  local hours = redis.pcall('HGETALL', counter)
  if hours.err then
    return {'malformed'}
  end
  local sends = 0
  past[i] = {}
  for j = 1, #hours, 2 do
    local at, number = count(hours[j]), count(hours[j + 1])
    if not at or not number then
      return {'malformed'}
    end
    if at > hour - HOURS_COUNTED then
      sends = sends + number
    else
      table.insert(past[i], hours[j])
    end
  end
  if sends >= tonumber(ARGV[i]) then
    return {'reached', i}
  end
end

for i, counter in ipairs(KEYS) do
  redis.call('HINCRBY', counter, text(hour), 1)
  redis.call('PEXPIRE', counter, HOURS_COUNTED * HOUR)
  if #past[i] > 0 then
    redis.call('HDEL', counter, unpack(past[i]))
  end
end
return {'counted', text(hour)}

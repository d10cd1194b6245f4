-- Admits or refuses one OTP, and counts it when admitted.
-- KEYS: the transaction. ARGV: owner, intent, sends allowed where the record does not say, clientRefNo, channel,
-- cooldowns where the record does not say: milliseconds before each resend, with commas between them, the last repeats.
-- Returns {verdict, tenant}; with cooling_down also ms left; with admitted also slot, sends remaining, expiresAt,
-- fromDate, casDetail, casSummary.

-- The cooldown before a resend, by its number; 0 before a first send. Nil where the list holds something else.
local function cooldown(list, resend)
  local chosen, place = 0, 0
  for item in string.gmatch(list, '[^,]+') do
    local ms = count(item)
    if not ms then
      return nil
    end
    place = place + 1
    if place <= resend then
      chosen = ms
    end
  end
  return chosen
end

-- Whether there is such a day: what nobody can read is not to be counted first.
local function is_day(date)
  local year, month, day = string.match(date, '^(%d%d%d%d)%-(%d%d)%-(%d%d)$')
  if not year then
    return false
  end
  local leap = year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
  local lengths = {31, leap and 29 or 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
  return tonumber(day) >= 1 and tonumber(day) <= (lengths[tonumber(month)] or 0)
end

local record = fields('tenant', 'intent', 'expiresAt', 'otpSends', 'otpSendsAllowed', 'otpResendCooldowns',
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
local cooldown_ms = sends and cooldown(record.otpResendCooldowns or ARGV[6], sends)
local has_day = not record.fromDate or is_day(record.fromDate)
if not expires_at or not sends or not allowed or not cooldown_ms or not has_day then
  return {'malformed'}
end

local reserved_at = now()
if reserved_at >= expires_at then
  return {'expired', tenant}
end

if sends >= allowed then
  return {'limit_exceeded', tenant}
end

-- A slot that was given back is taken again, and so the newest send may be in any.
local slot, free, newest = 1, nil, 0
local entry = redis.call('HGET', key, 'send:1')
while entry do
  if string.sub(entry, 1, 8) == 'refunded' then
    free = free or slot
  else
    newest = math.max(newest, count(string.match(entry, '%d+$')) or reserved_at)
  end
  slot = slot + 1
  entry = redis.call('HGET', key, 'send:' .. slot)
end
slot = free or slot

local left = cooldown_ms > 0 and newest + cooldown_ms - reserved_at or 0
if left > 0 then
  return {'cooling_down', tenant, text(left)}
end

redis.call('HSET', key,
  'otpSends', text(sends + 1),
  'send:' .. slot, table.concat({'reserved', ARGV[4], ARGV[5], text(reserved_at)}, ' '))

return {'admitted', tenant, slot, allowed - sends - 1, record.expiresAt,
  record.fromDate or '', record.casDetail or '', record.casSummary or ''}

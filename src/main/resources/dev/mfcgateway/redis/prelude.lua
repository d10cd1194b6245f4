-- What the scripts have in common; it stands at the head of each. KEYS[1] is the one key that most scripts touch.

local key = KEYS[1]
local EVENTS_KEPT = 50

-- A whole number as text: Lua's own way of writing a large one is not exact.
local function text(number)
  return string.format('%.0f', number)
end

-- The whole number that a field holds; nil where it holds something else.
local function count(value)
  return value and #value <= 15 and string.match(value, '^%d+$') and tonumber(value) or nil
end

-- A number of things that is small enough for anyone; nil where the field holds something else.
local function few(value)
  return value and #value <= 9 and count(value) or nil
end

-- Redis's own time, in milliseconds.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- The record's fields of these names, by name; nil where the key holds no record.
local function fields(...)
  local names = {...}
  local values = redis.pcall('HMGET', key, unpack(names))
  if values.err then
    return nil
  end
  local record = {}
  for i, name in ipairs(names) do
    record[name] = values[i] or nil
  end
  return record
end

-- Whose the record is; nil where it is nobody's, or not one's that was asked for: one by name, '' for anybody, or '!' and
-- names between spaces for anybody but these.
local function owner(record, asked)
  local tenant = record.tenant
  if not tenant or #tenant > 32 or not string.match(tenant, '^[a-z0-9-]+$') then
    return nil
  end
  local is_asked_for = asked == '' or asked == tenant
  if string.sub(asked, 1, 1) == '!' then
    is_asked_for = not string.find(asked, ' ' .. tenant .. ' ', 1, true)
  end
  return is_asked_for and tenant or nil
end

-- Whether MFCentral has accepted the investor's OTP. Needs the fields status and verifiedAt.
local function is_verified(record)
  return record.verifiedAt ~= nil or record.status == 'PROCESSING' or record.status == 'COMPLETED'
end

-- Adds a line to the history of a record that is known to exist, and drops the oldest beyond those kept.
local function note(event)
  local events = redis.call('HGET', key, 'events') or ''
  local _, lines = string.gsub(events, '\n', '\n')
  while lines >= EVENTS_KEPT do
    events = string.sub(events, string.find(events, '\n', 1, true) + 1)
    lines = lines - 1
  end
  redis.call('HSET', key, 'events', events .. text(now()) .. ' ' .. event .. '\n')
end

-- Has the record live for so many ms more at the least; what lives longer, or for ever, is left alone.
local function keep(ms)
  local left = redis.call('PTTL', key)
  if left >= 0 and left < ms then
    redis.call('PEXPIRE', key, text(ms))
  end
end

-- Why the investor's consent to this record cannot be asked about; nil where it can. Needs the fields tenant, intent,
-- expiresAt, status, verifiedAt, reqId and clientRefNo.
local function consent_verdict(record, asked, intent)
  local tenant = owner(record, asked)
  if not tenant then
    return {'not_found'}
  end
  if record.intent ~= intent then
    return {'invalid_intent', tenant}
  end
  local expires_at = count(record.expiresAt)
  if not expires_at then
    return {'malformed'}
  end
  if is_verified(record) then
    return {'already_verified', tenant, record.status or ''}
  end
  if now() >= expires_at then
    return {'expired', tenant}
  end
  if not record.reqId or not record.clientRefNo then
    return {'nothing_sent', tenant}
  end
  return nil
end

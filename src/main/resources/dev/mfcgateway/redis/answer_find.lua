-- Looks up an answer. KEYS: the answer. Returns {answered, answer}, {under_way}, or {not_found}.

local record = fields('token', 'answer')
if not record then
  return {'malformed'}
end

if record.answer then
  return {'answered', record.answer}
end
return record.token and {'under_way'} or {'not_found'}

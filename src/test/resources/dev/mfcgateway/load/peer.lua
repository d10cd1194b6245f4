-- getOTP as plain as it can be in nginx: read, check, reserve in Redis, encrypt, sign, call, verify, decrypt, settle in
-- Redis, seal the redirect URL. The crypto is OpenSSL's, which nginx is linked with.

local ffi = require 'ffi'
local C = ffi.load('libcrypto.so.3')

ffi.cdef [[
typedef struct evp_pkey_st EVP_PKEY;
typedef struct evp_md_st EVP_MD;
typedef struct evp_md_ctx_st EVP_MD_CTX;
typedef struct evp_cipher_st EVP_CIPHER;
typedef struct evp_cipher_ctx_st EVP_CIPHER_CTX;
typedef struct bio_st BIO;
BIO *BIO_new_mem_buf(const void *buf, int len);
EVP_PKEY *PEM_read_bio_PrivateKey(BIO *bp, void *x, void *cb, void *u);
EVP_PKEY *PEM_read_bio_PUBKEY(BIO *bp, void *x, void *cb, void *u);
const EVP_MD *EVP_sha256(void);
const EVP_CIPHER *EVP_aes_256_cbc(void);
EVP_MD_CTX *EVP_MD_CTX_new(void);
void EVP_MD_CTX_free(EVP_MD_CTX *ctx);
int EVP_DigestSignInit(EVP_MD_CTX *ctx, void *pctx, const EVP_MD *type, void *e, EVP_PKEY *pkey);
int EVP_DigestSign(EVP_MD_CTX *ctx, unsigned char *sig, size_t *siglen, const unsigned char *tbs, size_t tbslen);
int EVP_DigestVerifyInit(EVP_MD_CTX *ctx, void *pctx, const EVP_MD *type, void *e, EVP_PKEY *pkey);
int EVP_DigestVerify(EVP_MD_CTX *ctx, const unsigned char *sig, size_t siglen, const unsigned char *tbs, size_t tbslen);
EVP_CIPHER_CTX *EVP_CIPHER_CTX_new(void);
void EVP_CIPHER_CTX_free(EVP_CIPHER_CTX *ctx);
int EVP_CipherInit_ex(EVP_CIPHER_CTX *ctx, const EVP_CIPHER *c, void *e, const unsigned char *key, const unsigned char *iv, int enc);
int EVP_CipherUpdate(EVP_CIPHER_CTX *ctx, unsigned char *out, int *outl, const unsigned char *in, int inl);
int EVP_CipherFinal_ex(EVP_CIPHER_CTX *ctx, unsigned char *out, int *outl);
int RAND_bytes(unsigned char *buf, int num);
]]

local RESERVE = [[
local v = redis.call('HMGET', KEYS[1], 'tenant', 'intent', 'expiresAt', 'otpSends', 'otpSendsAllowed')
local t = redis.call('TIME')
if not v[1] then return {'not_found'} end
if v[2] ~= 'MF_HOLDINGS_IMPORT' then return {'invalid_intent'} end
if t[1] * 1000 >= tonumber(v[3]) then return {'expired'} end
if tonumber(v[4]) >= tonumber(v[5]) then return {'limit_exceeded'} end
local n = redis.call('HINCRBY', KEYS[1], 'otpSends', 1)
redis.call('HSET', KEYS[1], 'send:' .. n, 'reserved ' .. ARGV[1])
return {'admitted', tostring(n), v[5], v[3]}]]
local SETTLE = [[
redis.call('HSET', KEYS[1], 'send:' .. ARGV[1], 'sent ' .. ARGV[2], 'reqId', ARGV[3], 'otpRef', ARGV[4])
return {'settled'}]]

local peer = {}
local keys, redis_port, scripts

local IV = 'globalaesvectors'
local REFUSALS = {
  not_found = {'TransactionIdNotFound', 'InputException', 'transaction_id_not_found'},
  invalid_intent = {'InvalidIntent', 'InputException', 'invalid_intent'},
  expired = {'TransactionIdExpired', 'AccessDenied', 'transaction_id_expired'},
  limit_exceeded = {'otp_resend_limit_exceeded', 'AccessDenied', 'otp_resend_limit_exceeded'}
}

local function read(path)
  local file = assert(io.open(path))
  local text = file:read('*a')
  file:close()
  return text
end

local function pem(text, reader)
  return assert(reader(C.BIO_new_mem_buf(text, #text), nil, nil, nil))
end

local function hex(text)
  return (text:gsub('.', function(char) return string.format('%02x', char:byte()) end))
end

local function aes(text, key, iv, encrypt)
  local ctx = C.EVP_CIPHER_CTX_new()
  local out = ffi.new('unsigned char[?]', #text + 32)
  local length, last = ffi.new('int[1]'), ffi.new('int[1]')
  C.EVP_CipherInit_ex(ctx, C.EVP_aes_256_cbc(), nil, key, iv, encrypt)
  C.EVP_CipherUpdate(ctx, out, length, text, #text)
  local ok = C.EVP_CipherFinal_ex(ctx, out + length[0], last)
  C.EVP_CIPHER_CTX_free(ctx)
  return ok == 1 and ffi.string(out, length[0] + last[0]) or nil
end

local function sign(text)
  local ctx = C.EVP_MD_CTX_new()
  local signature, length = ffi.new('unsigned char[256]'), ffi.new('size_t[1]', 256)
  C.EVP_DigestSignInit(ctx, nil, C.EVP_sha256(), nil, keys.private)
  C.EVP_DigestSign(ctx, signature, length, text, #text)
  C.EVP_MD_CTX_free(ctx)
  return ffi.string(signature, length[0])
end

local function verify(text, signature)
  local ctx = C.EVP_MD_CTX_new()
  C.EVP_DigestVerifyInit(ctx, nil, C.EVP_sha256(), nil, keys.public)
  local ok = C.EVP_DigestVerify(ctx, signature, #signature, text, #text)
  C.EVP_MD_CTX_free(ctx)
  return ok == 1
end

local function base64url(text)
  return (ngx.encode_base64(text, true):gsub('+', '-'):gsub('/', '_'))
end

local function from_base64url(text)
  return ngx.decode_base64((text:gsub('-', '+'):gsub('_', '/')) .. string.rep('=', -#text % 4))
end

local function command(socket, ...)
  local parts = {'*' .. select('#', ...)}
  for _, part in ipairs({...}) do
    parts[#parts + 1] = '$' .. #part .. '\r\n' .. part
  end
  assert(socket:send(table.concat(parts, '\r\n') .. '\r\n'))
  local head = assert(socket:receive())
  local kind, rest = head:sub(1, 1), head:sub(2)
  if kind == '$' then
    local text = assert(socket:receive(tonumber(rest)))
    socket:receive(2)
    return text
  end
  assert(kind == '*', head)
  local values = {}
  for i = 1, tonumber(rest) do
    local length = assert(socket:receive()):sub(2)
    values[i] = assert(socket:receive(tonumber(length)))
    socket:receive(2)
  end
  return values
end

local function evaluate(script, key, ...)
  local socket = ngx.socket.tcp()
  socket:settimeout(1000)
  assert(socket:connect('127.0.0.1', redis_port))
  scripts[script] = scripts[script] or command(socket, 'SCRIPT', 'LOAD', script)
  local values = command(socket, 'EVALSHA', scripts[script], '1', key, ...)
  socket:setkeepalive(60000, 64)
  return values
end

local function refuse(verdict)
  local row = REFUSALS[verdict]
  ngx.status = 400
  ngx.print('{"success":false,"data":null,"errors":["', row[1], '"],"statusCode":400,"message":"', row[1],
    '","errorType":"', row[2], '","category":"', row[3], '","requestId":"', ngx.var.request_id, '"}')
end

local function seal(json)
  local ciphertext = base64url(aes(json, keys.call, IV, 1))
  return '{"signature":"' .. keys.header .. '..' .. base64url(sign(keys.header .. '.' .. ciphertext))
    .. '","request":"' .. ciphertext .. '"}'
end

local function open(body)
  local header, signature = body:match('"signature":"([^.]+)%.%.([^"]+)"')
  local ciphertext = body:match('"response":"([^"]+)"')
  if not verify(header .. '.' .. ciphertext, from_base64url(signature)) then
    return nil
  end
  return aes(from_base64url(ciphertext), keys.call, IV, 0)
end

local function redirect_url(pan, phone, reference, req_id, otp_ref)
  local iv = ffi.new('unsigned char[16]')
  C.RAND_bytes(iv, 16)
  local sealed = aes('{"reqId":"' .. req_id .. '","otpRef":"' .. otp_ref .. '","token":"","pan":"' .. pan
    .. '","email":"","mobile":"' .. phone .. '","clientRefNo":"' .. reference
    .. '","redirectUrl":"https://acme.example.in/mfc"}', keys.url, iv, 1)
  return 'http://localhost:8081/api/auth/start?data=' .. hex(ffi.string(iv, 16)) .. '%3A' .. hex(sealed)
end

local function accept(key, id, pan, phone, reference, reserved)
  local answer = ngx.location.capture('/upstream', {method = ngx.HTTP_POST, body = seal('{"clientRefNo":"'
    .. reference .. '","reqId":"","pan":"' .. pan .. '","pekrn":"","email":"","mobile":"' .. phone
    .. '","fromDate":"01-Jan-1986","toDate":"' .. ngx.today() .. '","redirectUrl":"https://acme.example.in/mfc"}')})
  local text = answer.status == 200 and open(answer.body)
  if not text then
    return ngx.exit(500)
  end
  local req_id, otp_ref = text:match('"reqId":(%d+)'), text:match('"otpRef":"([^"]+)"')
  evaluate(SETTLE, key, reserved[2], reference, req_id, otp_ref)
  ngx.print('{"success":true,"errors":null,"data":{"transactionId":"', id, '","channel":"phone","redirectUrl":"',
    redirect_url(pan, phone, reference, req_id, otp_ref), '","sendsRemaining":', reserved[3] - reserved[2],
    ',"expireAt":"', os.date('!%Y-%m-%dT%H:%M:%S.000Z', reserved[4] / 1000), '"}}')
end

function peer.get_otp()
  ngx.header['Cache-Control'] = 'no-store'
  ngx.header['X-Request-Id'] = ngx.var.request_id
  ngx.req.read_body()
  local body = ngx.req.get_body_data() or ''
  local id = body:match('"transactionId":"(TRX_%x+)"')
  local pan = body:match('"pan":"(%u%u%u%u%u%d%d%d%d%u)"')
  local phone = body:match('"phone":"%+91(%d+)"')
  if not id or #id ~= 36 or not pan or not phone or #phone ~= 10 then
    return refuse('not_found')
  end
  local key = 'mfg:txn:{' .. id .. '}'
  local reference = ngx.var.request_id
  local reserved = evaluate(RESERVE, key, reference)
  if reserved[1] ~= 'admitted' then
    return refuse(reserved[1])
  end
  accept(key, id, pan, phone, reference, reserved)
end

function peer.init(directory, port)
  keys = {
    private = pem(read(directory .. '/acme-private.pem'), C.PEM_read_bio_PrivateKey),
    public = pem(read(directory .. '/mfcentral-public.pem'), C.PEM_read_bio_PUBKEY),
    call = read(directory .. '/call.key'),
    url = read(directory .. '/url.key'),
    header = base64url('{"b64":false,"crit":["b64"],"alg":"RS256"}')
  }
  redis_port, scripts = port, {}
  return peer
end

return peer

-- Asks for OTPs, one transaction after the other; says at the end what came of it.
-- Arguments: number of the first transaction, how many there are.

local threads = {}

function setup(thread)
  thread:set('number', #threads)
  table.insert(threads, thread)
end

local requests = {}
local turn = 0

function init(args)
  local first, count = tonumber(args[1]), tonumber(args[2])
  local share = math.floor(count / 2)
  for i = 1, share do
    local id = string.format('TRX_%032x', first + number * share + i - 1)
    requests[i] = wrk.format('POST', '/getOTP',
      {['Content-Type'] = 'application/json', ['x-gateway-name'] = 'acme', ['Host'] = '127.0.0.1'},
      '{"transactionId":"' .. id .. '","pan":"ABCDE1234F","phone":"+919876543210"}')
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('result %d %d %d %.3f %.3f %.3f\n', summary.requests, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end

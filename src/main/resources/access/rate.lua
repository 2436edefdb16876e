-- KEYS: the bucket of one caller
-- ARGV: tokens a second, most tokens, tokens wanted, 1 if they are for a call that was let in
-- Whoever finds a token, or was let in, gets all that is wanted, so that a batch larger than the bucket can be had too; the
-- bucket then owes. Returns {1 if granted, tokens left in thousandths}.
local second, most, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local known = redis.call('HMGET', KEYS[1], 'left', 'at')
local left = most
if known[1] then
  -- A failover may bring a clock that is behind.
  left = math.min(most, known[1] + math.max(0, now - known[2]) * second / 1000)
end
local granted = left >= 1 or ARGV[4] == '1'
if granted then
  left = left - wanted
end
redis.call('HSET', KEYS[1], 'left', string.format('%.3f', left), 'at', string.format('%.0f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil((most - left) * 1000 / second) + 1000)
return {granted and 1 or 0, math.floor(left * 1000)}

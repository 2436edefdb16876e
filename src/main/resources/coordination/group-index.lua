-- KEYS: seen (by event time), touched (by this server's time)
-- ARGV: group id, last seen in event ms, time to live in ms, most groups
-- An entry goes when its group has expired; a few old ones per call, so that the work is bounded. No clock but that by
-- which groups expire says which those are: another's may be ahead.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[1])
redis.call('ZADD', KEYS[2], 'GT', string.format('%.0f', now), ARGV[1])
local gone = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now - ARGV[3]), 'LIMIT', 0, 8)
if #gone == 0 and redis.call('ZCARD', KEYS[1]) > tonumber(ARGV[4]) then
  -- Those that became part of others are touched still, and not seen.
  local oldest = redis.call('ZRANGE', KEYS[2], 0, 7)
  for i = 1, #oldest do
    gone[i] = oldest[i]
    if redis.call('ZSCORE', KEYS[1], oldest[i]) then break end
  end
end
if #gone > 0 then
  redis.call('ZREM', KEYS[1], unpack(gone))
  redis.call('ZREM', KEYS[2], unpack(gone))
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return 0

-- KEYS: seen, touched (see group-index.lua)
-- ARGV: group id
-- That it was touched is kept, for whoever copies what was.
local clock = redis.call('TIME')
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[2], 'XX', 'GT', string.format('%.0f', clock[1] * 1000 + math.floor(clock[2] / 1000)), ARGV[1])
return 0

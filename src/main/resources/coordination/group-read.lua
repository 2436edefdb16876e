-- KEYS: actions, members, targets, facts
-- ARGV: 1 to read everything, 0 for a summary
-- Returns the facts (empty if there is no such group), the targets, the number of members and, if asked for, members and
-- actions with their scores, and this server's time in ms.
local facts = redis.call('HGETALL', KEYS[4])
local targets, count = redis.call('SMEMBERS', KEYS[3]), redis.call('ZCARD', KEYS[2])
if ARGV[1] == '0' then
  return {facts, targets, count}
end
local clock = redis.call('TIME')
return {
  facts,
  targets,
  count,
  redis.call('ZREVRANGE', KEYS[2], 0, -1, 'WITHSCORES'),
  redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES'),
  clock[1] * 1000 + math.floor(clock[2] / 1000),
}

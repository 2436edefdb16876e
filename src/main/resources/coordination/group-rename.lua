-- KEYS: actions, members of a group
-- ARGV: an account (16 bytes), the one that stands in its place from now on; 1 if only where that does not stand there yet
-- Added before it is taken away, so that no set is empty between and loses its time to live.
local actions, members, old, new = KEYS[1], KEYS[2], ARGV[1], ARGV[2]
if ARGV[3] == '1' and redis.call('ZSCORE', members, new) then
  return 0
end
local score = redis.call('ZSCORE', members, old)
if score then
  redis.call('ZADD', members, score, new)
  redis.call('ZREM', members, old)
end
local all = redis.call('ZRANGE', actions, 0, -1, 'WITHSCORES')
for i = 1, #all, 2 do
  if string.sub(all[i], 1, 16) == old then
    redis.call('ZADD', actions, all[i + 1], new .. string.sub(all[i], 17))
    redis.call('ZREM', actions, all[i])
  end
end
return 1

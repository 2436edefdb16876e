-- KEYS: actions, members of a group
-- ARGV: an account (16 bytes), the one that stands in its place from now on; 1 if only where that does not stand there yet
-- Added before it is taken away, so that no set is empty between and loses its time to live.
local actions, members, old, new = KEYS[1], KEYS[2], ARGV[1], ARGV[2]
local all = redis.call('ZRANGE', actions, 0, -1, 'WITHSCORES')
if ARGV[3] == '1' and redis.call('ZSCORE', members, new) then
  -- What a merge that had read the account before it was renamed has put back is here under the other one too. What it
  -- does since then is its own, and stays.
  local again = 0
  for i = 1, #all, 2 do
    if string.sub(all[i], 1, 16) == old and redis.call('ZSCORE', actions, new .. string.sub(all[i], 17)) then
      again = again + redis.call('ZREM', actions, all[i])
    end
  end
  if again > 0 and redis.call('ZSCORE', members, old)
      and tonumber(redis.call('ZINCRBY', members, -again, old)) <= 0 then
    redis.call('ZREM', members, old)
  end
  return again > 0 and 1 or 0
end
local score = redis.call('ZSCORE', members, old)
if score then
  redis.call('ZADD', members, score, new)
  redis.call('ZREM', members, old)
end
for i = 1, #all, 2 do
  if string.sub(all[i], 1, 16) == old then
    redis.call('ZADD', actions, all[i + 1], new .. string.sub(all[i], 17))
    redis.call('ZREM', actions, all[i])
  end
end
return 1

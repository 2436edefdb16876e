-- KEYS: groups of one account each
-- ARGV: group, time to live in ms, most groups, most that are told, group to leave or ''; then event time in ms for each
-- Returns each account's groups, the newest.
local told = {}
for i = 1, #KEYS do
  if ARGV[5] ~= '' then
    redis.call('ZREM', KEYS[i], ARGV[5])
  end
  redis.call('ZADD', KEYS[i], 'GT', ARGV[5 + i], ARGV[1])
  redis.call('PEXPIRE', KEYS[i], ARGV[2])
  told[i] = redis.call('ZRANGE', KEYS[i], -ARGV[4], -1)
  if #told[i] == tonumber(ARGV[4]) then
    redis.call('ZREMRANGEBYRANK', KEYS[i], 0, -1 - ARGV[3])
  end
end
return told

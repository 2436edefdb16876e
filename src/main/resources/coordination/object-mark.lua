-- KEYS: a shard of objects in a period (see object-window.lua)
-- ARGV: time to live in ms, then object + 255 + group + sketch of each mark
for i = 2, #ARGV do
  redis.call('ZADD', KEYS[1], 'NX', 0, ARGV[i])
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 0

-- KEYS: facts of a group
-- ARGV: how it came to be shown
-- One that Redis has let go must not come back.
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('HSET', KEYS[1], 'listed', ARGV[1])
  redis.call('HDEL', KEYS[1], 'round')
end
return 1

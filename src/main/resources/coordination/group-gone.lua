-- KEYS: facts of a group that has become part of another
-- ARGV: how many of its members have left it
-- One that Redis has let go must not come back.
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('HSET', KEYS[1], 'gone', ARGV[1])
end
return 1

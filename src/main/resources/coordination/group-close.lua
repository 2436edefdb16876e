-- KEYS: facts of a group
-- ARGV: the group that it becomes part of
-- Returns the one that it is part of now, and how many of its members have left it.
-- One that Redis has let go must not come back.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {ARGV[1], false}
end
redis.call('HSETNX', KEYS[1], 'into', ARGV[1])
return redis.call('HMGET', KEYS[1], 'into', 'gone')

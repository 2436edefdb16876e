-- KEYS: facts of a group
-- ARGV: the group that it becomes part of
-- Returns the one that it is part of now, and how many of its members have left it; nothing of one that a person has
-- cleared, which stays by itself.
-- One that Redis has let go must not come back.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {ARGV[1], false}
end
local now = redis.call('HMGET', KEYS[1], 'into', 'cleared')
if now[2] and not now[1] then
  return {}
end
redis.call('HSETNX', KEYS[1], 'into', ARGV[1])
return redis.call('HMGET', KEYS[1], 'into', 'gone')

-- KEYS: facts of a group
-- ARGV: the group that it becomes part of
redis.call('HSETNX', KEYS[1], 'into', ARGV[1])
return redis.call('HGET', KEYS[1], 'into')

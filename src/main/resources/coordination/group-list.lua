-- KEYS: facts of a group
-- ARGV: how it came to be shown
redis.call('HSET', KEYS[1], 'listed', ARGV[1])
return 1

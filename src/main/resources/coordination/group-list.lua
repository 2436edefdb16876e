-- KEYS: facts of a group
redis.call('HSET', KEYS[1], 'listed', 1)
return 1

-- KEYS: accounts that are in both of two groups
-- ARGV: account, time to live in ms
redis.call('SADD', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('SCARD', KEYS[1])

-- KEYS: groups of one account
-- ARGV: group, event time in ms, time to live in ms, most groups, most that are told, group to leave or ''
-- Returns the account's groups, the newest.
if ARGV[6] ~= '' then
  redis.call('ZREM', KEYS[1], ARGV[6])
end
redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return redis.call('ZRANGE', KEYS[1], -ARGV[5], -1)

-- KEYS: ties and groups of one account
-- ARGV: most ties, -1 for all; time to live in ms; 1 to be told the ties; event time in ms from which on an account was in
--       a group that is told (-inf: all); most groups that are told, the newest; then score (seconds * 64 + bits) and tie
--       (partner, 16 bytes, and what they met at) of each
-- A tie is kept once, with the time of the first meeting; the oldest go first.
-- Returns {ties and scores by turns, groups}.
local most = tonumber(ARGV[1])
for i = 6, #ARGV, 2 do
  redis.call('ZADD', KEYS[1], 'LT', ARGV[i], ARGV[i + 1])
end
if #ARGV > 5 then
  local excess = redis.call('ZCARD', KEYS[1]) - most
  if most >= 0 and excess > 0 then
    redis.call('ZREMRANGEBYRANK', KEYS[1], 0, excess - 1)
  end
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
local told = ARGV[3] == '1' and redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES') or {}
return {told, redis.call('ZREVRANGEBYSCORE', KEYS[2], '+inf', ARGV[4], 'LIMIT', 0, ARGV[5])}

-- KEYS: ties and groups of each account, by turns
-- ARGV: most ties, -1 for all; time to live in ms; most groups that are told; then for each account 1 to be
--       told its ties, event time in ms from which on it was in a group that is told (-inf: all), number of ties; and of
--       each of those score (seconds * 64 + bits) and tie (partner, 16 bytes, and what they met at)
-- A tie is kept once, with the time of the first meeting; the oldest go first, and with a bound on their number also those
-- that are older than the newest by more than the time to live.
-- Returns of each account {ties and scores by turns, groups (companies-first.lua)}.
local most, next, answer = tonumber(ARGV[1]), 4, {}
for k = 1, #KEYS, 2 do
  local ties, groups = KEYS[k], KEYS[k + 1]
  local asked, from, count = ARGV[next], ARGV[next + 1], tonumber(ARGV[next + 2])
  next = next + 3
  if count > 0 and most >= 0 then
    -- Before those that are told come in: who meets again after long met today.
    local newest = tonumber(redis.call('ZRANGE', ties, -1, -1, 'WITHSCORES')[2] or 0)
    for i = next, next + 2 * count - 2, 2 do newest = math.max(newest, tonumber(ARGV[i])) end
    redis.call('ZREMRANGEBYSCORE', ties, '-inf', string.format('(%.0f', newest - tonumber(ARGV[2]) / 1000 * 64))
  end
  for i = next, next + 2 * count - 2, 2 do
    redis.call('ZADD', ties, 'LT', ARGV[i], ARGV[i + 1])
  end
  next = next + 2 * count
  if count > 0 then
    local excess = redis.call('ZCARD', ties) - most
    if most >= 0 and excess > 0 then
      redis.call('ZREMRANGEBYRANK', ties, 0, excess - 1)
    end
    redis.call('PEXPIRE', ties, ARGV[2])
  end
  answer[#answer + 1] = {
    asked == '1' and redis.call('ZRANGE', ties, 0, -1, 'WITHSCORES') or {},
    companiesFirst(redis.call('ZREVRANGEBYSCORE', groups, '+inf', from), tonumber(ARGV[3])),
  }
end
return answer

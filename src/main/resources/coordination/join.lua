-- KEYS: groups of one account each
-- ARGV: group, time to live in ms, most groups, most that are told, group to leave or ''; then event time in ms for each
-- Returns each account's groups (companies-first.lua).
local told = {}
for i = 1, #KEYS do
  if ARGV[5] ~= '' then
    redis.call('ZREM', KEYS[i], ARGV[5])
  end
  redis.call('ZADD', KEYS[i], 'GT', ARGV[5 + i], ARGV[1])
  redis.call('PEXPIRE', KEYS[i], ARGV[2])
  local groups = redis.call('ZREVRANGE', KEYS[i], 0, -1)
  if #groups > tonumber(ARGV[3]) then
    redis.call('ZREMRANGEBYRANK', KEYS[i], 0, -1 - ARGV[3])
  end
  told[i] = companiesFirst(groups, tonumber(ARGV[4]))
end
return told

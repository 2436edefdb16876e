-- KEYS: of each of some pairs of groups, the accounts that are in both
-- ARGV: time to live in ms; then for each pair the number of accounts, and the accounts
-- Returns how many each pair has then.
local next, counts = 2, {}
for k = 1, #KEYS do
  local last = next + ARGV[next]
  for i = next + 1, last do
    redis.call('SADD', KEYS[k], ARGV[i])
  end
  redis.call('PEXPIRE', KEYS[k], ARGV[1])
  counts[k] = redis.call('SCARD', KEYS[k])
  next = last + 1
end
return counts

-- KEYS: actions, members, targets, facts
-- ARGV: most actions, most members, most targets, time to live in ms, kind, number of targets, the targets; then time and
--       account + comment of each action
-- An action counts once: the sorted set of actions says whether it is new.
local actions, members, targets, facts = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local maxActions, maxMembers, maxTargets = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local ttl, kind, named = ARGV[4], ARGV[5], tonumber(ARGV[6])

local known = redis.call('HMGET', facts, 'first', 'last')
local first, last, added = tonumber(known[1] or false), tonumber(known[2] or false), 0

for i = 7 + named, #ARGV, 2 do
  local time, action = tonumber(ARGV[i]), ARGV[i + 1]
  if remember(actions, action, time, maxActions) then
    added = added + 1
    if not first or time < first then first = time end
    if not last or time > last then last = time end
    local account = string.sub(action, 1, 32)
    if redis.call('ZCARD', members) < maxMembers or redis.call('ZSCORE', members, account) then
      redis.call('ZINCRBY', members, 1, account)
    end
  end
end

if added > 0 then
  redis.call('HSET', facts, 'kind', kind, 'first', string.format('%.0f', first), 'last', string.format('%.0f', last))
  redis.call('HINCRBY', facts, 'actions', added)
end
for i = 7, 6 + named do
  if redis.call('SCARD', targets) < maxTargets then
    redis.call('SADD', targets, ARGV[i])
  end
end
for i = 1, 4 do
  redis.call('PEXPIRE', KEYS[i], ttl)
end
return added

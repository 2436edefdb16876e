-- KEYS: actions, members, targets, facts
-- ARGV: most actions, most members, most targets, time to live in ms, kind, members from which on it is listed, event
--       time of its founding in ms, number of targets, the targets, number of accounts that belong to it without an
--       action, the accounts; then time, action (account 16 bytes, comment 8) and 1 for a doubtful comment of each
-- An action counts once: the sorted set of actions says whether it is new.
-- Returns {members, 1 if listed, '' or the group that this one has become part of}; then nothing was added.
local actions, members, targets, facts = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local maxActions, maxMembers, maxTargets = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

local into = redis.call('HGET', facts, 'into')
if into then
  return {0, 0, into}
end
redis.call('HSETNX', facts, 'kind', ARGV[5])
redis.call('HSETNX', facts, 'least', ARGV[6])
redis.call('HSETNX', facts, 'founded', ARGV[7])

local function enrol(account, by)
  if redis.call('ZCARD', members) < maxMembers or redis.call('ZSCORE', members, account) then
    redis.call('ZINCRBY', members, by, account)
  end
end

local next = 9
for i = next, next + ARGV[8] - 1 do
  if redis.call('SCARD', targets) < maxTargets then
    redis.call('SADD', targets, ARGV[i])
  end
end
next = next + ARGV[8]
for i = next + 1, next + ARGV[next] do
  enrol(ARGV[i], 0)
end
next = next + 1 + ARGV[next]

local known = redis.call('HMGET', facts, 'first', 'last')
local first, last, added, doubtful = tonumber(known[1] or false), tonumber(known[2] or false), 0, 0
for i = next, #ARGV, 3 do
  local time, action = tonumber(ARGV[i]), ARGV[i + 1]
  if remember(actions, action, time, maxActions) then
    added = added + 1
    doubtful = doubtful + ARGV[i + 2]
    if not first or time < first then first = time end
    if not last or time > last then last = time end
    enrol(string.sub(action, 1, 16), 1)
  end
end
if added > 0 then
  redis.call('HSET', facts, 'first', string.format('%.0f', first), 'last', string.format('%.0f', last))
  redis.call('HINCRBY', facts, 'actions', added)
  redis.call('HINCRBY', facts, 'doubtful', doubtful)
end

local now = redis.call('HMGET', facts, 'least', 'actions', 'doubtful', 'listed')
local count, listed = redis.call('ZCARD', members), now[4] and 1 or 0
if listed == 0 and count >= tonumber(now[1]) and 2 * tonumber(now[3] or 0) >= tonumber(now[2] or 1) then
  redis.call('HSET', facts, 'listed', 1)
  listed = 1
end
for i = 1, 4 do
  redis.call('PEXPIRE', KEYS[i], ARGV[4])
end
return {count, listed, ''}

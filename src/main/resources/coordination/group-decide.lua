-- KEYS: actions, members, targets, facts
-- ARGV: group that was decided on, which this one is or which has become part of it; version of what was decided; when
--       that was in ms, 0 if no decision stands; 1 if it found the group innocent, else 0; time to live in ms
-- Of the decisions about it and its parts the latest one counts. Noted also where Redis has no such group: a comment
-- that is sent again may found it. What is noted already renews nothing, so that a group still expires.
-- Returns {'' or the group that this one has become part of (then nothing was noted), 'CLEARED' if it is since now,
--       'SHOWN' if it is on the list or has to be put there, else '', last seen in ms}
local facts = KEYS[4]
local into = redis.call('HGET', facts, 'into')
if into then
  return {into, '', ''}
end

local function parts(word)
  local version, at, cleared = string.match(word, '^(%d+),(%d+),(%d)$')
  return tonumber(version), tonumber(at), cleared == '1'
end

local own = 'person:' .. ARGV[1]
local before = redis.call('HGET', facts, own)
local new = not before or parts(before) < tonumber(ARGV[2])
if new then
  redis.call('HSET', facts, own, ARGV[2] .. ',' .. ARGV[3] .. ',' .. ARGV[4])
end

local noted, latest, by, cleared = redis.call('HGETALL', facts), 0, '', false
for i = 1, #noted, 2 do
  if string.sub(noted[i], 1, 7) == 'person:' then
    local _, at, innocent = parts(noted[i + 1])
    if at > latest or at == latest and at > 0 and noted[i] > by then
      latest, by, cleared = at, noted[i], innocent
    end
  end
end
if cleared then
  redis.call('HSET', facts, 'cleared', string.format('%.0f', latest))
else
  redis.call('HDEL', facts, 'cleared')
end

local known = redis.call('HMGET', facts, 'listed', 'last')
local shown = not cleared and known[1] and known[2]
if new then
  for i = 1, 4 do
    redis.call('PEXPIRE', KEYS[i], ARGV[5])
  end
end
return {'', cleared and new and 'CLEARED' or shown and 'SHOWN' or '', known[2] or ''}

-- KEYS: own, before, after: one shard of objects in the period of the comments, in the one before and the one after it.
--       Sorted sets whose scores are all 0, so that their order is that of the members: object (8 bytes), level (1), time
--       (6, big-endian), account (16), comment (8), doubt (1), sketch (8); or object, 255, group (8), sketch (8).
-- ARGV: most actions told, -1 for all; time to live in ms; then for each comment and object: object, time, first time of
--       the window, first time after it, account to sketch, highest level (-1: the object is not sampled), 1 if the
--       window reaches into the period after
-- Returns for each: {new, actions before the window (-1: count yourself), actions in the window (-1), cut, groups and
--       sketches, own, before, after}
local own, before, after = KEYS[1], KEYS[2], KEYS[3]
local most, ttl = tonumber(ARGV[1]), ARGV[2]
local limit = most < 0 and -1 or most + 1
local answers, anyNew = {}, false
local MARKS = 8

local function has(rows, who)
  for i = 1, #rows do
    if string.sub(rows[i], 16, 39) == who then
      return true
    end
  end
  return false
end

local function count(from, to)
  return redis.call('ZLEXCOUNT', own, from, to) + redis.call('ZLEXCOUNT', before, from, to)
end

local function newest(from, to, reaches)
  local rows = redis.call('ZREVRANGEBYLEX', own, to, from, 'LIMIT', 0, most)
  local older = #rows < most and redis.call('ZREVRANGEBYLEX', before, to, from, 'LIMIT', 0, most - #rows) or {}
  local newer = reaches and redis.call('ZREVRANGEBYLEX', after, to, from, 'LIMIT', 0, most) or {}
  return rows, older, newer
end

local function groups(object)
  local from, to = '[' .. object .. '\255', '[' .. object .. string.rep('\255', 17)
  local found = redis.call('ZRANGEBYLEX', own, from, to, 'LIMIT', 0, MARKS)
  if #found == 0 then
    found = redis.call('ZRANGEBYLEX', before, from, to, 'LIMIT', 0, MARKS)
  end
  return found
end

for i = 3, #ARGV, 7 do
  local object, time, first, last, tail = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4]
  local level, reaches = tonumber(ARGV[i + 5]), ARGV[i + 6] == '1'
  local all, beyond = '[' .. object .. '\0', '(' .. object .. '\1'
  local rows = redis.call('ZRANGEBYLEX', own, all, beyond, 'LIMIT', 0, limit)
  local older = redis.call('ZRANGEBYLEX', before, all, beyond, 'LIMIT', 0, limit)
  local newer = reaches and redis.call('ZRANGEBYLEX', after, all, beyond, 'LIMIT', 0, limit) or {}
  local prior, window, cut, new = -1, -1, 0, 0

  -- A comment that is sent again without a time of its own comes at another time; on a hot object only the same time
  -- tells it.
  if #rows == 0 or #rows == limit or not has(rows, string.sub(tail, 1, 24)) then
    new = redis.call('ZADD', own, 'NX', 0, object .. '\0' .. time .. tail)
    for sampled = 1, new * level do
      redis.call('ZADD', own, 'NX', 0, object .. string.char(sampled) .. time .. tail)
    end
    anyNew = anyNew or new == 1
  end

  if most >= 0 and #rows + #older + #newer > most then
    local from, to = '[' .. object .. '\0' .. first, '(' .. object .. '\0' .. last
    prior = count(all, '(' .. object .. '\0' .. first)
    window = count(from, to) + (reaches and redis.call('ZLEXCOUNT', after, from, to) or 0)
    local sampled = 0
    while level >= 0 and sampled < 3 and count(from, to) > most do
      sampled = sampled + 1
      from, to = '[' .. object .. string.char(sampled) .. first, '(' .. object .. string.char(sampled) .. last
    end
    rows, older, newer = newest(from, to, reaches)
    cut = window > #rows + #older + #newer and 1 or 0
  end

  local known = #rows + #older + #newer > 0 and groups(object) or {}
  answers[#answers + 1] = {new, prior, window, cut, known, rows, older, newer}
end

if anyNew then
  redis.call('PEXPIRE', own, ttl)
end
return answers

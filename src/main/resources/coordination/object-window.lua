-- KEYS: own, before, after: one shard of objects in the period of the comments, in the one before and the one after it.
--       Sorted sets whose scores are all 0, so that their order is that of the members: object (8 bytes), level (1), time
--       (6, big-endian), account (16), comment (8), doubt (1), sketch (8); or object, 255, group (8), sketch (8).
-- ARGV: most actions told of a warm object, -1 for all; of a hot one; of a hot one that belongs to groups; window in ms;
--       time to live in ms; then for each comment and object: object, time, account to sketch as above (47 bytes); time in
--       ms; highest level (-1: the object is not sampled); 1 if the window reaches into the period after
-- Returns for each, where nothing else is known of the object, nothing; else {actions before the window (-1: count
--       yourself), actions in the window (-1), cut, groups and sketches, own, before, after}
local own, before, after = KEYS[1], KEYS[2], KEYS[3]
local most, mostHot, mostKnown, span = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local COLD, MARKS = 8, 8
local answers, anyNew = {}, false

local function has(rows, who)
  for i = 1, #rows do
    if string.sub(rows[i], 16, 39) == who then
      return true
    end
  end
  return false
end

local function count(from, to, older)
  local found = redis.call('ZLEXCOUNT', own, from, to)
  return older and found + redis.call('ZLEXCOUNT', before, from, to) or found
end

local function newest(from, to, reaches, limit)
  local rows = redis.call('ZREVRANGEBYLEX', own, to, from, 'LIMIT', 0, limit)
  local older = #rows < limit and redis.call('ZREVRANGEBYLEX', before, to, from, 'LIMIT', 0, limit - #rows) or {}
  local newer = reaches and redis.call('ZREVRANGEBYLEX', after, to, from, 'LIMIT', 0, limit) or {}
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

for i = 6, #ARGV, 4 do
  local object, action = string.sub(ARGV[i], 1, 8), string.sub(ARGV[i], 9)
  local level, reaches = tonumber(ARGV[i + 2]), ARGV[i + 3] == '1'
  local all, beyond = '[' .. object .. '\0', '(' .. object .. '\1'
  local limit = most < 0 and -1 or COLD + 1
  local rows = redis.call('ZRANGEBYLEX', own, all, beyond, 'LIMIT', 0, limit)
  local older = redis.call('ZRANGEBYLEX', before, all, beyond, 'LIMIT', 0, limit)
  local newer = reaches and redis.call('ZRANGEBYLEX', after, all, beyond, 'LIMIT', 0, limit) or {}
  local prior, window, cut, new = -1, -1, 0, 0
  local warm = most >= 0 and (#rows == limit or #older == limit or #newer == limit)

  -- A comment that is sent again without a time of its own comes at another time; where more happens only the same time
  -- tells it.
  if #rows == 0 or warm or not has(rows, string.sub(action, 7, 30)) then
    new = redis.call('ZADD', own, 0, object .. '\0' .. action)
    for sampled = 1, new * level do
      redis.call('ZADD', own, 0, object .. string.char(sampled) .. action)
    end
    anyNew = anyNew or new == 1
  end

  local found = #rows + #older + #newer > 0
  local known = found and groups(object) or {}
  if warm then
    local time, past = tonumber(ARGV[i + 1]), #older > 0
    local first = struct.pack('>I6', math.max(0, time - span))
    local last = struct.pack('>I6', time + span + 1)
    local from, to = '[' .. object .. '\0' .. first, '(' .. object .. '\0' .. last
    prior = count(all, '(' .. object .. '\0' .. first, past)
    window = count(from, to, past) + (reaches and redis.call('ZLEXCOUNT', after, from, to) or 0)
    if prior + window - new <= most then
      prior, window = -1, -1
      rows = redis.call('ZRANGEBYLEX', own, all, beyond, 'LIMIT', 0, 2 * most)
      older = redis.call('ZRANGEBYLEX', before, all, beyond, 'LIMIT', 0, 2 * most)
      newer = reaches and redis.call('ZRANGEBYLEX', after, all, beyond, 'LIMIT', 0, 2 * most) or {}
    else
      local told = #known > 0 and mostKnown or mostHot
      local sampled, left = 0, window
      while level >= 0 and sampled < 3 and left > told do
        sampled = sampled + 1
        from, to = '[' .. object .. string.char(sampled) .. first, '(' .. object .. string.char(sampled) .. last
        left = count(from, to, past)
      end
      rows, older, newer = newest(from, to, reaches, told)
      cut = window > #rows + #older + #newer and 1 or 0
    end
  end

  answers[#answers + 1] = found and {prior, window, cut, known, rows, older, newer} or {}
end

if anyNew then
  redis.call('PEXPIRE', own, ARGV[5])
end
return answers

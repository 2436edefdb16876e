-- KEYS: own, before, after of each shard: its objects in the period of the comments, in the one before and the one after.
--       Sorted sets whose scores are all 0, so that their order is that of the members: object (8 bytes), level (1), time
--       (6, big-endian), account (16), comment (8), doubt (1), sketch (8); or object, 255, group (8), sketch (8). Where an
--       object is crowded only accounts of level 1 on are kept, each for four: of sampled objects on level 7 instead of 1,
--       of the others on level 1 instead of 0.
-- ARGV: most actions told of a warm object, -1 for all; of a hot one; of a hot one that belongs to groups, or to a calm
--       comment; window in ms; time to live in ms; then for each shard the number of its looks, and for each look:
--       object, time, account to
--       sketch as above (47 bytes); time in ms; highest level (-1: the object is not sampled, and may be marked); 1 if the
--       window reaches into the period after, 2 if into the one before, 4 if the comment is calm, 8 if of a hot object some
--       actions before the window are to be told, 16 if nothing is to be told, 32 if besides the object is crowded, added
--       up
-- Returns for each look, where nothing else is known of the object, nothing; else {actions before the window (-1: count
--       yourself), actions in the window (-1), cut, groups and sketches, own, before, after, how many of the groups own
--       has; the others are in before alone}
local most, mostHot, mostFew, span = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local COLD, MARKS, PAST = 8, 8, 16
-- Of sampled objects, in the place of level 1.
local FOUR = '\7'
local MARK, LAST_MARK = '\255', string.rep('\255', 17)
local NONE = {}
local call, sub, byte = redis.call, string.sub, string.byte
local own, before, after
local answers = {}

local function has(rows, who)
  for i = 1, #rows do
    if sub(rows[i], 16, 39) == who then
      return true
    end
  end
  return false
end

-- Takes the marks away from the end of an object's rows.
local function marksOf(rows)
  local marks = NONE
  local n = #rows
  while n > 0 and byte(rows[n], 9) == 255 do
    if marks == NONE then
      marks = {}
    end
    marks[#marks + 1] = rows[n]
    rows[n] = nil
    n = n - 1
  end
  return marks
end

local function marksIn(key, object)
  return call('ZRANGEBYLEX', key, '[' .. object .. MARK, '[' .. object .. LAST_MARK, 'LIMIT', 0, MARKS)
end

-- Adds the marks of groups that have none in this period.
local function addMarks(marks, more)
  if #marks == 0 then
    return more
  end
  local found = {}
  for i = 1, #marks do
    found[sub(marks[i], 10, 17)] = true
  end
  for i = 1, #more do
    if not found[sub(more[i], 10, 17)] then
      marks[#marks + 1] = more[i]
    end
  end
  return marks
end

local function count(from, to, older)
  local found = call('ZLEXCOUNT', own, from, to)
  return older and found + call('ZLEXCOUNT', before, from, to) or found
end

local function newest(from, to, reachesBack, reachesOn, limit)
  local rows = call('ZREVRANGEBYLEX', own, to, from, 'LIMIT', 0, limit)
  local older = reachesBack and #rows < limit
      and call('ZREVRANGEBYLEX', before, to, from, 'LIMIT', 0, limit - #rows) or NONE
  local newer = reachesOn and call('ZREVRANGEBYLEX', after, to, from, 'LIMIT', 0, limit) or NONE
  return rows, older, newer
end

local function append(rows, more)
  for i = 1, #more do
    rows[#rows + 1] = more[i]
  end
end

-- Adds the latest actions before the window: what was usual is told by what was there before, not by what is there now.
local function addPast(rows, from, to, older, limit)
  local told = call('ZREVRANGEBYLEX', own, to, from, 'LIMIT', 0, limit)
  append(rows, told)
  if older and #told < limit then
    local more = call('ZREVRANGEBYLEX', before, to, from, 'LIMIT', 0, limit - #told)
    append(rows, more)
    return #told + #more
  end
  return #told
end

local function anyForFour(rows)
  return #rows > 0 and byte(rows[#rows], 9) > 0
end

-- Returns 1 if the action is new, else 0.
local function add(object, action, level)
  local new = call('ZADD', own, 0, object .. '\0' .. action)
  for sampled = 1, new * level do
    call('ZADD', own, 0, object .. string.char(sampled) .. action)
  end
  return new
end

-- Adds what stands for four, unless it is there and stands for itself.
local function addForFour(object, action, level)
  if level < 0 then
    if not call('ZSCORE', own, object .. '\0' .. action) then
      call('ZADD', own, 0, object .. '\1' .. action)
    end
  elseif call('ZADD', own, 0, object .. '\0' .. action) == 1 then
    call('ZADD', own, 0, object .. FOUR .. action)
    for sampled = 2, level do
      call('ZADD', own, 0, object .. string.char(sampled) .. action)
    end
  end
end

-- Whether the key may be new.
local function look(entry, time, level, reach)
  local object, action = sub(entry, 1, 8), sub(entry, 9)
  local reachesOn, reachesBack, calm = reach % 2 == 1, reach % 4 >= 2, reach % 8 >= 4
  local wantsPast, unseen = reach % 16 >= 8, reach >= 16
  if unseen then
    if reach >= 32 then
      addForFour(object, action, level)
    elseif level >= 0 or not call('ZSCORE', own, object .. '\1' .. action) then
      add(object, action, level)
    end
    answers[#answers + 1] = NONE
    return call('ZCARD', own) <= 1 + math.max(level, 0)
  end
  local all, beyond = '[' .. object .. '\0', '(' .. object .. '\1'
  local limit = most < 0 and -1 or COLD + 1
  -- Objects that are not sampled have their marks right behind their actions.
  local last = beyond
  if level < 0 then
    last = '[' .. object .. LAST_MARK
    limit = most < 0 and -1 or COLD + 1 + MARKS
  end
  local rows = call('ZRANGEBYLEX', own, all, last, 'LIMIT', 0, limit)
  local older = call('ZRANGEBYLEX', before, all, last, 'LIMIT', 0, limit)
  local newer = reachesOn and call('ZRANGEBYLEX', after, all, beyond, 'LIMIT', 0, limit) or NONE
  local known, noted, fresh = NONE, 0, #rows == 0
  if level < 0 then
    local full, fullBefore = #rows == limit, #older == limit
    known = marksOf(rows)
    local knownBefore = marksOf(older)
    if full then
      known = marksIn(own, object)
    end
    noted = #known
    known = addMarks(known, fullBefore and marksIn(before, object) or knownBefore)
  end
  local prior, window, cut, new = -1, -1, 0, 0
  local warm = most >= 0
      and (#rows > COLD or #older > COLD or #newer > COLD or anyForFour(rows) or anyForFour(older))

  -- A comment that is sent again without a time of its own comes at another time; where more happens only the same time
  -- tells it.
  if warm and level < 0 and #known > 0 and call('ZSCORE', own, object .. '\1' .. action) then
    new = 0
  elseif #rows == 0 or warm or not has(rows, sub(action, 7, 30)) then
    new = add(object, action, level)
  end

  if #rows + #older + #newer == 0 then
    answers[#answers + 1] = NONE
    return fresh and new == 1
  end
  if warm then
    local past = #older > 0
    local first = struct.pack('>I6', math.max(0, time - span))
    local final = struct.pack('>I6', time + span + 1)
    local from, to = '[' .. object .. '\0' .. first, '(' .. object .. '\0' .. final
    local reachesOlder = past and reachesBack
    prior = count(all, '(' .. object .. '\0' .. first, past)
    window = count(from, to, reachesOlder) + (reachesOn and call('ZLEXCOUNT', after, from, to) or 0)
    local four = object .. (level < 0 and '\1' or FOUR)
    local fromFour, toFour = '[' .. four .. first, '(' .. four .. final
    local fourBefore, fourInWindow = 0, 0
    if level >= 0 or #known > 0 then
      -- Those of sampled objects are on level 0 as well.
      local more = level < 0 and 4 or 3
      fourBefore = more * count('[' .. four, '(' .. four .. first, past)
      fourInWindow = more
          * (count(fromFour, toFour, reachesOlder) + (reachesOn and call('ZLEXCOUNT', after, fromFour, toFour) or 0))
      prior, window = prior + fourBefore, window + fourInWindow
    end
    if prior + window - new <= most and fourBefore + fourInWindow == 0 then
      prior, window = -1, -1
      rows = call('ZRANGEBYLEX', own, all, beyond, 'LIMIT', 0, 2 * most)
      older = call('ZRANGEBYLEX', before, all, beyond, 'LIMIT', 0, 2 * most)
      newer = reachesOn and call('ZRANGEBYLEX', after, all, beyond, 'LIMIT', 0, 2 * most) or NONE
    else
      local told = (calm or #known > 0) and mostFew or mostHot
      -- Each level has a fourth of the one before; how many exactly costs more to count than it is worth.
      local sampled, left = 0, window
      while level >= 0 and sampled < 5 and left > told do
        sampled, left = sampled + 1, left / 4
      end
      if sampled > 0 then
        from, to = '[' .. object .. string.char(sampled) .. first, '(' .. object .. string.char(sampled) .. final
      end
      rows, older, newer = newest(from, to, reachesOlder, reachesOn, told)
      if fourInWindow > 0 and (level < 0 or sampled == 1) then
        local more, moreOlder, moreNewer = newest(fromFour, toFour, reachesOlder, reachesOn, told)
        append(rows, more)
        append(rows, moreOlder)
        append(rows, moreNewer)
      end
      cut = window > #rows + #older + #newer and 1 or 0
      if wantsPast and prior > 0 then
        local wanted = PAST
        if fourBefore > 0 then
          wanted = PAST - addPast(rows, '[' .. four, '(' .. four .. first, past, PAST)
        end
        if wanted > 0 then
          addPast(rows, all, '(' .. object .. '\0' .. first, past, wanted)
        end
      end
    end
  end
  answers[#answers + 1] = {prior, window, cut, known, rows, older, newer, noted}
  return fresh and new == 1
end

local argument = 6
for shard = 1, #KEYS, 3 do
  own, before, after = KEYS[shard], KEYS[shard + 1], KEYS[shard + 2]
  local fresh = false
  local first = argument + 1
  local last = argument + 4 * tonumber(ARGV[argument])
  for i = first, last, 4 do
    fresh = look(ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2]), tonumber(ARGV[i + 3])) or fresh
  end
  -- A key lives from its latest new object on, which is as long as anything asks for it.
  if fresh then
    call('PEXPIRE', own, ARGV[5])
  end
  argument = last + 1
end
return answers

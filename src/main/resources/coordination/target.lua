-- KEYS: gauge, seen, hostile, counted of each target
-- ARGV: window, lateness, cap, most rows, time to live, the caller's clock (all times in ms); then for each target the number
--       of its comments, and time, account, comment and 1 or 0 for hostile of each
-- Of one account's hostile comments one a minute is counted: the sorted set of what is counted has account and minute,
-- scored by the end of the minute, so that it is there until whatever is of that minute comes too late.
-- Returns for each target the gauge (layout: StormBuckets) and then, for each comment, others and capped.
-- A comment that is ahead of this server's time by more than AHEAD is of now: the replica that brought it has a clock that
-- is wrong, and what it says must not make late what all others bring.
local window, lateness, cap = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local max, ttl, now = tonumber(ARGV[4]), ARGV[5], tonumber(ARGV[6])

local MINUTES, HOURS, HOUR_RING, FIRST, NEWEST, AHEAD = 128, 32, 1024, 1280, 1288, 3600000

local clock = redis.call('TIME')
local here = clock[1] * 1000 + math.floor(clock[2] / 1000)

local gauge, seen, hostile, counted
local newest
-- What is to be written to the gauge, in one go.
local steps

local function flush()
  if #steps > 0 then
    redis.call('BITFIELD', gauge, unpack(steps))
    steps = {}
  end
end

local function step(...)
  -- So many fit on the stack.
  if #steps > 2000 then
    flush()
  end
  for i = 1, select('#', ...) do
    steps[#steps + 1] = select(i, ...)
  end
end

local function clear(base, slots, from, to)
  local count = to - from
  if count <= 0 then
    return
  end
  if count >= slots then
    redis.call('SETRANGE', gauge, base, string.rep('\0', slots * 8))
    return
  end
  local begin = (from + 1) % slots
  local straight = math.min(count, slots - begin)
  redis.call('SETRANGE', gauge, base + begin * 8, string.rep('\0', straight * 8))
  if count > straight then
    redis.call('SETRANGE', gauge, base, string.rep('\0', (count - straight) * 8))
  end
end

-- What lateness is measured from (StormBuckets.newestBy): what is ahead of the caller's clock makes nothing of now late.
local function present()
  return math.max(math.min(newest, now), newest - AHEAD)
end

local function advance(minute)
  local before = math.floor(newest / 60000)
  if newest > 0 and minute > before then
    flush()
    clear(0, MINUTES, before, minute)
    clear(HOUR_RING, HOURS, math.floor(before / 60), math.floor(minute / 60))
  end
end

local function tally(minute, countHostile, countAll)
  local newestMinute, hour = math.floor(newest / 60000), math.floor(minute / 60)
  local inMinutes, inHours = newestMinute - minute < MINUTES, math.floor(newestMinute / 60) - hour < HOURS
  local minuteBit, hourBit = (minute % MINUTES) * 64, (HOUR_RING + (hour % HOURS) * 8) * 8
  if countHostile and inMinutes then step('INCRBY', 'u32', minuteBit, 1) end
  if countHostile and inHours then step('INCRBY', 'u32', hourBit, 1) end
  if countAll and inMinutes then step('INCRBY', 'u32', minuteBit + 32, 1) end
  if countAll and inHours then step('INCRBY', 'u32', hourBit + 32, 1) end
end

local function add(key, member, time)
  local added, isNew = remember(key, member, time, max)
  if isNew then
    redis.call('PEXPIRE', key, ttl)
  end
  return added
end

local answer = {}
local argument = 7
for target = 1, #KEYS, 4 do
  gauge, seen, hostile, counted = KEYS[target], KEYS[target + 1], KEYS[target + 2], KEYS[target + 3]
  steps = {}
  local head = redis.call('BITFIELD', gauge, 'GET', 'u32', FIRST * 8, 'GET', 'i64', NEWEST * 8)
  local first = head[1]
  newest = head[2]
  local newestBefore, firstBefore = newest, first
  local place = #answer + 1
  answer[place] = false
  local begin = argument + 1
  local last = argument + 4 * tonumber(ARGV[argument])
  for i = begin, last, 4 do
    local time, account, comment = tonumber(ARGV[i]), ARGV[i + 1], ARGV[i + 2]
    if time > here + AHEAD then
      time = here
    end
    local isHostile = ARGV[i + 3] == '1'
    local count, capped = 0, 0
    if time >= present() - lateness then
      -- Remembered apart, so that a revision that turns hostile still counts as hostile, once.
      local countAll = add(seen, comment, time)
      local newHostile = isHostile and add(hostile, account .. comment, time)
      if countAll or newHostile then
        local minute = math.floor(time / 60000)
        if time > newest then
          advance(minute)
          newest = time
        end
        if first == 0 or minute < first then
          first = minute
        end
        local countHostile = newHostile and add(counted, account .. minute, (minute + 1) * 60000)
        tally(minute, countHostile, countAll)
      end
      if isHostile then
        count, capped = others(hostile, time, account, window, cap)
      end
    end
    answer[#answer + 1] = count
    answer[#answer + 1] = capped
  end
  if newest ~= newestBefore or first ~= firstBefore then
    step('SET', 'u32', FIRST * 8, first, 'SET', 'i64', NEWEST * 8, newest)
  end
  flush()
  -- Once a minute is often enough to let go of what nobody asks for any more.
  if math.floor(newest / 60000) > math.floor(newestBefore / 60000) then
    local horizon = '(' .. string.format('%.0f', present() - lateness - window)
    redis.call('ZREMRANGEBYSCORE', seen, '-inf', horizon)
    redis.call('ZREMRANGEBYSCORE', hostile, '-inf', horizon)
    redis.call('ZREMRANGEBYSCORE', counted, '-inf', horizon)
    redis.call('PEXPIRE', gauge, ttl)
    redis.call('PEXPIRE', seen, ttl)
    redis.call('PEXPIRE', hostile, ttl)
    redis.call('PEXPIRE', counted, ttl)
  end
  answer[place] = redis.call('GET', gauge)
  argument = last + 1
end
return answer

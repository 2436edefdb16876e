-- KEYS: gauge, seen, hostile
-- ARGV: window, lateness, cap, most rows, time to live (all times in ms); then time, account, comment and 1 or 0 for
--       hostile of each comment
-- Returns the gauge (layout: StormBuckets) and then, for each comment, others and capped.
local gauge, seen, hostile = KEYS[1], KEYS[2], KEYS[3]
local window, lateness, cap = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local max, ttl = tonumber(ARGV[4]), ARGV[5]

local MINUTES, HOURS, HOUR_RING, FIRST, NEWEST = 128, 32, 1024, 1280, 1288

local head = redis.call('BITFIELD', gauge, 'GET', 'u32', FIRST * 8, 'GET', 'i64', NEWEST * 8)
local first, newest = head[1], head[2]
local newestBefore, firstBefore = newest, first

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

local function advance(minute)
  if newest > 0 then
    local before = math.floor(newest / 60000)
    clear(0, MINUTES, before, minute)
    clear(HOUR_RING, HOURS, math.floor(before / 60), math.floor(minute / 60))
  end
end

local function add(steps, bit)
  steps[#steps + 1] = 'INCRBY'
  steps[#steps + 1] = 'u32'
  steps[#steps + 1] = bit
  steps[#steps + 1] = 1
end

local function tally(minute, countHostile, countAll)
  local newestMinute, hour, steps = math.floor(newest / 60000), math.floor(minute / 60), {}
  local inMinutes, inHours = newestMinute - minute < MINUTES, math.floor(newestMinute / 60) - hour < HOURS
  local minuteBit, hourBit = (minute % MINUTES) * 64, (HOUR_RING + (hour % HOURS) * 8) * 8
  if countHostile and inMinutes then add(steps, minuteBit) end
  if countHostile and inHours then add(steps, hourBit) end
  if countAll and inMinutes then add(steps, minuteBit + 32) end
  if countAll and inHours then add(steps, hourBit + 32) end
  if #steps > 0 then
    redis.call('BITFIELD', gauge, unpack(steps))
  end
end

local answer = {false}
for i = 6, #ARGV, 4 do
  local time, account, comment = tonumber(ARGV[i]), ARGV[i + 1], ARGV[i + 2]
  local isHostile = ARGV[i + 3] == '1'
  local count, capped = 0, 0
  if time >= newest - lateness then
    -- Remembered apart, so that a revision that turns hostile still counts as hostile, once.
    local countAll = remember(seen, comment, time, max)
    local countHostile = isHostile and remember(hostile, account .. comment, time, max)
    if countAll or countHostile then
      local minute = math.floor(time / 60000)
      if time > newest then
        advance(minute)
        newest = time
      end
      if first == 0 or minute < first then
        first = minute
      end
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
  redis.call('BITFIELD', gauge, 'SET', 'u32', FIRST * 8, first, 'SET', 'i64', NEWEST * 8, newest)
  local horizon = '(' .. string.format('%.0f', newest - lateness - window)
  redis.call('ZREMRANGEBYSCORE', seen, '-inf', horizon)
  redis.call('ZREMRANGEBYSCORE', hostile, '-inf', horizon)
end
redis.call('PEXPIRE', gauge, ttl)
redis.call('PEXPIRE', seen, ttl)
redis.call('PEXPIRE', hostile, ttl)
answer[1] = redis.call('GET', gauge)
return answer

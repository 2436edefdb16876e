-- KEYS: actions, members, targets, facts
-- ARGV: most actions, most members, most targets, time to live in ms, kind, members from which on it may be listed, how
--       it is shown then: ALWAYS, REPEATING (half of its members say it again), SWARM (left to the caller) or NEVER; the
--       window in ms, event time of its founding in ms, number of targets, the targets, number of accounts that belong to
--       it without an action here, each with how many it had where it comes from; number of groups that become part of it,
--       and if there are any first and last seen in ms, average doubt, how many of a thousand were flagged, the most
--       actions of a window, and their ids, the one that is moved before those that became part of that one; then time, action (account 16 bytes, comment 8) and
--       doubt, 0 to 255, of each
-- An action counts once: the sorted set of actions says whether it is new. Of an account that has MOST_OF_ONE copies no
-- more count, or they would push all others' out of what is kept; nor of one that is no member, as the group is full, and
-- has two among the latest. That it was there is noted all the same. What a moved
-- group has counted but does not keep counts with the first call that moves it, which is noted, with this server's time,
-- for as long as what that group has counted can still be there: nothing is added to it, so that all but where it went has
-- expired a time to live later.
-- Of more than NOTED the latest are.
-- Returns {members, 1 if listed or -1 if it was and is no more, or a person cleared it, '' or the group that this one has become part of (then
--       nothing was added), accounts that met within a window, accounts before that}; the last two are 0 unless they decide
--       whether it is to be listed.
-- In 255ths: 0.5, what is flagged; and 0.2, the average below which texts are harmless more often than harmful, birthday
-- texts of fans who say a second one among them.
local FLAGGED, PUSHED, MANY = 128, 51, 20
-- Members from which on it shows whether a text goes round.
local ROUND = 12
local MOST_OF_ONE = 32
-- So few that one who comes again and again is found there, and a stranger costs a full group little.
local LATEST = 64
local NOTED = 1000
local actions, members, targets, facts = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local maxActions, maxMembers, maxTargets = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

local into = redis.call('HGET', facts, 'into')
if into then
  -- As long as what it was is said, it has to say where that counts now.
  redis.call('PEXPIRE', facts, ARGV[4])
  return {0, 0, into, 0, 0}
end
if redis.call('HSETNX', facts, 'kind', ARGV[5]) == 0 and ARGV[5] == 'NEAR_DUPLICATE_SWARM'
    and redis.call('HGET', facts, 'kind') == 'SAME_TEXT_SWARM' then
  -- Not all say the same any more.
  redis.call('HSET', facts, 'kind', ARGV[5])
end
redis.call('HSETNX', facts, 'least', ARGV[6])
redis.call('HSETNX', facts, 'founded', ARGV[9])

-- Beyond: actions of an account that are neither its first nor its second. Whoever says it all day makes no crowd of
-- those who say it once, no burst, and no text of theirs what it is not.
local repeaters, beyond, doubt, size = 0, 0, 0, redis.call('ZCARD', members)
-- Returns how many of them are not beyond.
local function enrol(account, by)
  local before = tonumber(redis.call('ZSCORE', members, account) or false)
  if not before and size >= maxMembers then
    return by
  end
  redis.call('ZINCRBY', members, by, account)
  size = before and size or size + 1
  before = before or 0
  if before < 2 and before + by >= 2 then repeaters = repeaters + 1 end
  local more = math.max(0, before + by - 2) - math.max(0, before - 2)
  beyond = beyond + more
  return by - more
end

-- Of a group from before this was counted: what is beyond, and doubt and flags of what is not, as many as on average.
local function countBeyond()
  if redis.call('HEXISTS', facts, 'beyond') == 1 then
    return
  end
  local count, much = redis.call('HGET', facts, 'actions'), 0
  if count then
    local scores = redis.call('ZRANGE', members, 0, -1, 'WITHSCORES')
    for i = 2, #scores, 2 do
      much = much + math.max(0, scores[i] - 2)
    end
    local part = math.max(0, count - much) / count
    for _, fact in ipairs({'doubt', 'flagged'}) do
      local sum = redis.call('HGET', facts, fact)
      if sum then
        redis.call('HSET', facts, fact, math.floor(sum * part))
      end
    end
  end
  redis.call('HSET', facts, 'beyond', much)
end

-- Lets go of what is noted of groups that are gone, and of the oldest of many. All notes are read with each group.
local function forgetGone(now, moved)
  local noted, kept = redis.call('HGETALL', facts), {}
  for i = 1, #noted, 2 do
    if string.sub(noted[i], 1, 5) == 'from:' and noted[i] ~= 'from:' .. moved then
      if now - noted[i + 1] > tonumber(ARGV[4]) then
        redis.call('HDEL', facts, noted[i])
      else
        kept[#kept + 1] = {noted[i], tonumber(noted[i + 1])}
      end
    end
  end
  table.sort(kept, function(one, other) return one[2] > other[2] end)
  for i = NOTED, #kept do
    redis.call('HDEL', facts, kept[i][1])
  end
end

local function distinctAccounts(some)
  local seen, count = {}, 0
  for i = 1, #some do
    local account = string.sub(some[i], 1, 16)
    if not seen[account] then
      seen[account] = true
      count = count + 1
    end
  end
  return count
end

-- Distinct accounts within a window around a time, and those before that.
local function meeting(time)
  local begin = string.format('%.0f', time - tonumber(ARGV[8]))
  local around = redis.call('ZRANGEBYSCORE', actions, begin, string.format('%.0f', time + ARGV[8]))
  local before = redis.call('ZRANGEBYSCORE', actions, '-inf', '(' .. begin)
  return distinctAccounts(around), distinctAccounts(before)
end

-- How many actions there are in a span of those that are kept, of an account at most two; counted is what it has.
local function entering(counted, action)
  local account = string.sub(action, 1, 16)
  counted[account] = (counted[account] or 0) + 1
  return counted[account] <= 2 and 1 or 0
end
local function leaving(counted, action)
  local account = string.sub(action, 1, 16)
  counted[account] = counted[account] - 1
  return counted[account] < 2 and 1 or 0
end

local next = 11
for i = next, next + ARGV[10] - 1 do
  if redis.call('SCARD', targets) < maxTargets then
    redis.call('SADD', targets, ARGV[i])
  end
end
next = next + ARGV[10]
local tied, endOfTied = next + 1, next + 2 * ARGV[next]
next = endOfTied + 1

countBeyond()
local past = redis.call('HMGET', facts, 'peak', 'actions', 'flagged', 'doubt', 'first', 'last', 'beyond')
local first, last, added, latest = tonumber(past[5] or false), tonumber(past[6] or false), 0, 0
local saidBefore, saidNow = math.max(1, (past[2] or 0) - past[7]), 0
local moves, average = false, 0
-- Of a group from before this was counted nothing says that it went round, and its average how many were flagged.
local peakBefore = tonumber(past[1] or past[2] and maxActions or 0)
local peak = peakBefore
local flagged = 0
if past[2] and not past[3] and past[4] / saidBefore >= FLAGGED then
  flagged = saidBefore
end
local merges, share = ARGV[next] ~= '0', 0
if merges then
  first = math.min(first or ARGV[next + 1], ARGV[next + 1])
  last = math.max(last or ARGV[next + 2], ARGV[next + 2])
  average = ARGV[next + 3]
  share = ARGV[next + 4] / 1000
  peak = math.max(peak, ARGV[next + 5])
  local clock = redis.call('TIME')
  local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
  local ids = next + 6
  for i = ids, ids + ARGV[next] - 1 do
    local new = redis.call('HSETNX', facts, 'from:' .. ARGV[i], string.format('%.0f', now)) == 1
    moves = moves or new and i == ids
  end
  if moves then
    forgetGone(now, ARGV[ids])
  end
  next = ids + ARGV[next]
else
  next = next + 1
end
for i = tied, endOfTied, 2 do
  local had = moves and tonumber(ARGV[i + 1]) or 0
  local counts = enrol(ARGV[i], had)
  added = added + had
  saidNow = saidNow + counts
  doubt = doubt + counts * average
end

-- How many of the latest are of one that is no member, as the group is full: of such a one none is counted.
local function keptOf(account)
  local kept, own = redis.call('ZRANGE', actions, -LATEST, -1), 0
  for i = 1, #kept do
    if string.sub(kept[i], 1, 16) == account then own = own + 1 end
  end
  return own
end

local window, since, times = tonumber(ARGV[8]), last or 0, {}
for i = next, #ARGV, 3 do
  local time, action = tonumber(ARGV[i]), ARGV[i + 1]
  latest = math.max(latest, time)
  local account = string.sub(action, 1, 16)
  local new = moves and not redis.call('ZSCORE', actions, action)
  local had = tonumber(redis.call('ZSCORE', members, account) or false)
  local stranger = not had and not merges and size >= maxMembers
  if ARGV[5] ~= 'RAIDS' and ((had or 0) >= MOST_OF_ONE or stranger and keptOf(account) >= 2) then
    if not last or time > last then
      last = time
      redis.call('HSET', facts, 'last', string.format('%.0f', last))
    end
  -- Of an account that is no member none has counted, also where it is older than all that are kept.
  elseif remember(actions, action, time, maxActions) or new or size < maxMembers and not had then
    added = added + 1
    if not first or time < first then first = time end
    if not last or time > last then last = time end
    if enrol(account, 1) == 1 then
      saidNow = saidNow + 1
      doubt = doubt + ARGV[i + 2]
      if not merges and tonumber(ARGV[i + 2]) >= FLAGGED then flagged = flagged + 1 end
    end
    times[#times + 1] = time
  end
end
-- Those of a group that is moved are told with its average.
flagged = flagged + math.floor(share * saidNow + 0.5)
-- More than so far are counted account by account, where one has said it more than twice.
local function count(from, to)
  from, to = string.format('%.0f', from), string.format('%.0f', to)
  local all = redis.call('ZCOUNT', actions, from, to)
  -- A window that is cut says nothing.
  if all <= peak or all >= maxActions or beyond + past[7] == 0 then
    return all
  end
  local some, counted, sum = redis.call('ZRANGEBYSCORE', actions, from, to), {}, 0
  for i = 1, #some do
    sum = sum + entering(counted, some[i])
  end
  return sum
end
-- Of companies nobody asks. Of actions close to each other one tells of all.
table.sort(times, function(one, other) return one > other end)
local told = math.huge
for i = 1, ARGV[5] == 'RAIDS' and 0 or #times do
  local time = times[i]
  if told - time > window / 10 then
    told = time
    peak = math.max(peak, count(time - window, time))
    if time < since then
      peak = math.max(peak, count(time, time + window))
    end
  end
end
if peak > peakBefore then
  redis.call('HSET', facts, 'peak', peak)
end
if added > 0 then
  redis.call('HSET', facts, 'first', string.format('%.0f', first), 'last', string.format('%.0f', last))
  redis.call('HINCRBY', facts, 'actions', added)
  redis.call('HINCRBY', facts, 'doubt', doubt)
  redis.call('HINCRBY', facts, 'flagged', flagged)
  redis.call('HINCRBY', facts, 'repeaters', repeaters)
  redis.call('HINCRBY', facts, 'beyond', beyond)
end

-- A repeat asks too, though it adds nothing: whoever was told first may not have come to listing it.
-- What is flagged for the most part is shown: a wish that is nearly flagged, and some of whose variants are, is not. What
-- looks doubtful on the whole only if a third of its accounts say it again.
local now = redis.call('HMGET', facts, 'least', 'actions', 'doubt', 'repeaters', 'listed', 'round', 'flagged', 'beyond')
-- Of each account two.
local said = (now[2] or 0) - now[8]
local met, before = 0, 0
local listed = now[5] and 1 or 0
-- Actions of a window that people were told to be quick with: half of all, and a standard deviation more, since of a text
-- that goes round by itself a few dozen accounts may well have half within one.
local function burst(actions)
  return actions / 2 + math.sqrt(actions) / 2
end
-- A text goes round among people: hardly anybody says it again, and no window is a burst. Those who were told to say
-- it are quick, or say it again. A window that is cut says nothing.
local function goesRound()
  -- A drip's own repeats are not the crowd's.
  local crowd = now[5] ~= 'REPEATING' or tonumber(now[2]) < 2 * size
  return crowd and size >= ROUND and 5 * (now[4] or 0) < size and peak < maxActions and peak < burst(said)
end
local round = goesRound()
if now[5] and now[5] ~= 'ALWAYS' and round then
  -- Once more, exactly: what was close to each other or late was not counted with all around it.
  local kept, oldest, counted, inside = redis.call('ZRANGE', actions, 0, -1, 'WITHSCORES'), 1, {}, 0
  for i = 1, #kept, 2 do
    inside = inside + entering(counted, kept[i])
    while kept[i + 1] - kept[oldest + 1] > window do
      inside = inside - leaving(counted, kept[oldest])
      oldest = oldest + 2
    end
    peak = math.max(peak, inside)
  end
  redis.call('HSET', facts, 'peak', peak)
  round = goesRound()
end
if now[5] and now[5] ~= 'ALWAYS' and round then
  redis.call('HDEL', facts, 'listed')
  redis.call('HSET', facts, 'round', string.format('%.0f', last))
  listed = -1
elseif now[6] and now[5] then
  -- A version that knows of no such thing has listed it again.
  redis.call('HDEL', facts, 'round')
elseif now[6] then
  listed = -1
end
if listed < 1 and latest > 0 and size >= tonumber(now[1]) then
  local average = now[3] / said
  if 2 * (now[7] or flagged) >= said or average >= PUSHED and 3 * now[4] >= size then
    -- Where so many say it again it is a drip, however it was founded.
    local drips = 2 * now[4] >= size and (ARGV[7] == 'REPEATING' or ARGV[7] == 'SWARM' and size >= MANY)
    if ARGV[7] == 'ALWAYS' and not (merges and listed == -1) or drips then
      redis.call('HSET', facts, 'listed', drips and 'REPEATING' or ARGV[7])
      redis.call('HDEL', facts, 'round')
      listed = 1
    elseif ARGV[7] == 'SWARM' and not round then
      met, before = meeting(latest)
      -- What was taken back needs a burst; an old comment that comes again is none.
      if listed == -1 and met < burst(said) then
        met, before = 0, 0
      end
    end
  end
end
for i = 1, 4 do
  redis.call('PEXPIRE', KEYS[i], ARGV[4])
end
-- What a person has cleared counts on, for the case that this is undone, and stays off the list whatever comes.
if redis.call('HEXISTS', facts, 'cleared') == 1 then
  return {size, -1, '', 0, 0}
end
return {size, listed, '', met, before}

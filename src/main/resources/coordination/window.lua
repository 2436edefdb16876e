-- Shared by the scripts that keep a window of actions: sorted sets of account (32 characters) + comment key, scored by
-- event time in milliseconds.

-- Adds a member once. False if it was there, or if the set is full and the member is its oldest; else true, and whether
-- the set is new.
local function remember(key, member, time, max)
  if redis.call('ZADD', key, 'NX', time, member) == 0 then
    return false
  end
  local size = redis.call('ZCARD', key)
  if size > max then
    redis.call('ZREMRANGEBYRANK', key, 0, 0)
    return redis.call('ZSCORE', key, member) ~= false, false
  end
  return true, size == 1
end

-- Counts the distinct accounts but this one that acted within the window around a time, newest first. Reads at most
-- four actions per account of the cap; the second result is 1 if there may have been more.
local function others(key, time, account, window, cap)
  local seen, count, offset = {}, 0, 0
  while true do
    local page = redis.call('ZREVRANGEBYSCORE', key, time + window, time - window, 'LIMIT', offset, cap)
    for i = 1, #page do
      local other = string.sub(page[i], 1, 32)
      if other ~= account and not seen[other] then
        if count == cap then
          return count, 1
        end
        seen[other] = true
        count = count + 1
      end
    end
    if #page < cap then
      return count, 0
    end
    offset = offset + cap
    if offset >= 4 * cap then
      return count, 1
    end
  end
end


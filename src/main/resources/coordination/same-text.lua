-- KEYS: actions
-- ARGV: window, lateness, cap, most rows, time to live (all times in ms), swarm size; then time, account, comment of
--       each comment
-- Returns for each comment {others, capped, actions}: the actions of its window are told only while a swarm forms, at
-- swarm size up to twice that. Later ones are added to the group one by one.
local actions = KEYS[1]
local window, lateness, cap = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local max, ttl, swarm = tonumber(ARGV[4]), ARGV[5], tonumber(ARGV[6])

local last = redis.call('ZREVRANGE', actions, 0, 0, 'WITHSCORES')
local newest = tonumber(last[2] or 0)
local answers = {}

for i = 7, #ARGV, 3 do
  local time, account = tonumber(ARGV[i]), ARGV[i + 1]
  if time < newest - lateness then
    answers[#answers + 1] = {0, 0, {}}
  else
    if remember(actions, account .. ARGV[i + 2], time, max) and time > newest then
      newest = time
    end
    local count, capped = others(actions, time, account, window, cap)
    local told = {}
    if count + 1 >= swarm and count < 2 * swarm then
      told = redis.call('ZREVRANGEBYSCORE', actions, time + window, time - window, 'WITHSCORES', 'LIMIT', 0, 4 * cap)
    end
    answers[#answers + 1] = {count, capped, told}
  end
end

-- No comment that is still accepted can look back further than this.
redis.call('ZREMRANGEBYSCORE', actions, '-inf', '(' .. string.format('%.0f', newest - lateness - window))
redis.call('PEXPIRE', actions, ttl)
return answers

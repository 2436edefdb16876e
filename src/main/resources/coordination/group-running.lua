-- KEYS: touched (see group-index.lua)
-- ARGV: time to live in ms, then group ids
-- Returns those that were touched so lately that they have not expired.
local clock = redis.call('TIME')
local expired = clock[1] * 1000 + math.floor(clock[2] / 1000) - ARGV[1]
local running = {}
for i = 2, #ARGV do
  local touched = redis.call('ZSCORE', KEYS[1], ARGV[i])
  if touched and tonumber(touched) > expired then
    running[#running + 1] = ARGV[i]
  end
end
return running

-- KEYS: rows put aside, rows that wait, up to where rows were requeued
-- ARGV: first and last place among those put aside, most rows at once, time to live of the note in s
-- Returns how many rows wait again.
local entries = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[2], 'COUNT', ARGV[3])
for i = 1, #entries do
  local place = redis.call('XADD', KEYS[2], '*', 'row', entries[i][2][2])
  redis.call('SET', KEYS[3], place, 'EX', ARGV[4])
  redis.call('XDEL', KEYS[1], entries[i][1])
end
return #entries

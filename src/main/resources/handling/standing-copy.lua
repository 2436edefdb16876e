-- KEYS: the copy of one account's standing
-- ARGV: version, what it holds, when it expires in ms since 1970
-- A late writer does not overwrite what a later one has written. Returns 1 if it was written.
local kept = redis.call('GET', KEYS[1])
if kept and tonumber(string.match(kept, '^%d+')) > tonumber(ARGV[1]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1] .. ARGV[2], 'PXAT', ARGV[3])
return 1

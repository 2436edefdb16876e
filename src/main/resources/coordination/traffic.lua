-- KEYS: the minutes of one hour of event time
-- ARGV: time to live in ms, then minute, comments, hostile comments
-- Adds, and returns all minutes as field and value by turns: <minute>, and <minute>h for the hostile ones.
for i = 2, #ARGV, 3 do
  redis.call('HINCRBY', KEYS[1], ARGV[i], ARGV[i + 1])
  if ARGV[i + 2] ~= '0' then
    redis.call('HINCRBY', KEYS[1], ARGV[i] .. 'h', ARGV[i + 2])
  end
end
if #ARGV > 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return redis.call('HGETALL', KEYS[1])

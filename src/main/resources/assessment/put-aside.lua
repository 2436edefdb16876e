-- KEYS: rows that wait, rows put aside
-- ARGV: place among those that wait, the row, why it is put aside
-- Replicas drain side by side: only whoever takes the row away puts it aside. Returns 1, or 0 if another one has.
if redis.call('XDEL', KEYS[1], ARGV[1]) == 0 then
  return 0
end
redis.call('XADD', KEYS[2], '*', 'row', ARGV[2], 'reason', ARGV[3])
return 1

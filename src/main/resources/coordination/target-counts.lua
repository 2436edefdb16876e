-- KEYS: gauge of a target
-- Returns it, and this server's time in ms.
local clock = redis.call('TIME')
return {redis.call('GET', KEYS[1]), clock[1] * 1000 + math.floor(clock[2] / 1000)}

-- Atomic: head and entities are of one moment. Writes nothing.
-- KEYS: meta, other keys that show that there was a board, then the buckets of entities. ARGV: place of the first bucket in KEYS.
local head = redis.call('HMGET', KEYS[1], 'epoch', 'version', 'tag', 'schema')
if not head[1] then
  for i = 2, #KEYS do
    if redis.call('EXISTS', KEYS[i]) == 1 then
      return {'DAMAGED'}
    end
  end
  return {'MISSING'}
end
local answer = {'OK', head[1], head[2], head[3], head[4]}
for i = tonumber(ARGV[1]), #KEYS do
  for _, value in ipairs(redis.call('HVALS', KEYS[i])) do
    answer[#answer + 1] = value
  end
end
return answer

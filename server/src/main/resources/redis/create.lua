-- Atomic: looks whether any part of the board exists and makes its head, so that a board that lost its head never begins anew.
-- KEYS: meta, then every other key that must not be there. ARGV: epoch, version, tag, layout of the keys.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'EXISTS'}
end
for i = 2, #KEYS do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    return {'DAMAGED'}
  end
end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'version', ARGV[2], 'tag', ARGV[3], 'schema', ARGV[4], 'archived', ARGV[2])
return {'CREATED'}

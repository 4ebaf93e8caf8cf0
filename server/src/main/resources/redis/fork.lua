-- Atomic: a new epoch begins only where the caller saw the board, so of several nodes that find a fork one begins it.
-- KEYS: meta. ARGV: expected epoch, version, tag; the new epoch.
local head = redis.call('HMGET', KEYS[1], 'epoch', 'version', 'tag')
if not head[1] then
  return {'MISSING'}
end
if head[1] ~= ARGV[1] or head[2] ~= ARGV[2] or head[3] ~= ARGV[3] then
  return {'CONFLICT'}
end
redis.call('HSET', KEYS[1], 'epoch', ARGV[4])
return {'OK'}

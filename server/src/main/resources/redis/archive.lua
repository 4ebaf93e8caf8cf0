-- Atomic: a segment and the board at its end are archived together, right behind what was archived before, or not at all.
-- KEYS: meta, log, archive, segment, snapshot. ARGV: the version the archive must end at, the version it then ends at,
-- bytes of segment and snapshot, and how the archive describes each.
local head = redis.call('HMGET', KEYS[1], 'version', 'archived')
if not head[1] then
  return {'MISSING'}
end
if (head[2] or '0') ~= ARGV[1] or tonumber(head[1]) < tonumber(ARGV[2]) then
  return {'CONFLICT'}
end
redis.call('SET', KEYS[4], ARGV[3])
redis.call('SET', KEYS[5], ARGV[4])
redis.call('HSET', KEYS[3], 'segment-' .. ARGV[2], ARGV[5], 'snapshot-' .. ARGV[2], ARGV[6])
redis.call('HSET', KEYS[1], 'archived', ARGV[2])
return {'OK'}

-- Atomic: a batch is stored and published whole, on the head and counters it was decided on, or not at all. So every op counts once.
-- KEYS: meta, log, clients, refused, then the buckets written to.
-- ARGV 1-6: expected and next epoch, version, tag; 7: payload; 8: channel; 9: header of the published message; 10: its first version;
-- 11: how many strings the entities take; 12-14: how many counters, refusals, heard; then those. A client is stored as "n heard day member".
local meta, log, clients, refused, payload = KEYS[1], KEYS[2], KEYS[3], KEYS[4], ARGV[7]
local firstCounter = 15 + ARGV[11]
local firstRefusal = firstCounter + 4 * ARGV[12]
local firstHeard = firstRefusal + 3 * ARGV[13]
if #ARGV ~= firstHeard + 2 * ARGV[14] - 1 then
  return {'SIZE'} -- Redis never rolls back: nothing is written before the whole request is known to be sound.
end
local head = redis.call('HMGET', meta, 'epoch', 'version', 'tag')
if not head[1] then
  return {'MISSING'}
end
if head[1] ~= ARGV[1] or head[2] ~= ARGV[2] or head[3] ~= ARGV[3] then
  return {'CONFLICT', head[1], head[2], head[3]}
end
local counters, marks, duplicate = {'DUPLICATE'}, {}, false
for i = firstCounter, firstRefusal - 1, 4 do -- client, member, expected, n
  local known = redis.call('HGET', clients, ARGV[i])
  local n, heard, member = '0', '0', ARGV[i + 1]
  if known then
    n, heard, member = known:match('^(%d+) (%d+) %d+ (.*)$')
  end
  if member ~= ARGV[i + 1] then
    return {'FOREIGN', ARGV[i]}
  end
  duplicate, marks[ARGV[i]] = duplicate or n ~= ARGV[i + 2], heard
  counters[#counters + 1], counters[#counters + 2] = ARGV[i], n
end
if duplicate then return counters end
if #payload > 0 then -- The log first: of all writes it alone can be refused, and then nothing is written.
  redis.call('XADD', log, ARGV[5] .. '-0', 'from', ARGV[10], 'previous', ARGV[3], 'tag', ARGV[6], 'payload', payload)
  redis.call('HSET', meta, 'epoch', ARGV[4], 'version', ARGV[5], 'tag', ARGV[6])
end
local i = 15
while i < firstCounter do -- place of a bucket in KEYS, how many strings follow, then id, value of each entity: one call costs as much as five values
  local last = i + 1 + ARGV[i + 1]
  redis.call('HSET', KEYS[tonumber(ARGV[i])], unpack(ARGV, i + 2, last))
  i = last + 1
end
local day = math.floor(redis.call('TIME')[1] / 86400)
for i = firstCounter, firstRefusal - 1, 4 do
  redis.call('HSET', clients, ARGV[i], ARGV[i + 3] .. ' ' .. marks[ARGV[i]] .. ' ' .. day .. ' ' .. ARGV[i + 1])
end
for i = firstRefusal, firstHeard - 1, 3 do -- client, n, code
  redis.call('HSET', refused, ARGV[i] .. ':' .. ARGV[i + 1], ARGV[i + 2])
end
for i = firstHeard, #ARGV, 2 do -- client, n
  local n, heard, used, member = (redis.call('HGET', clients, ARGV[i]) or ''):match('^(%d+) (%d+) (%d+) (.*)$')
  if n then
    local upTo = math.min(tonumber(ARGV[i + 1]), tonumber(n), heard + 1000) -- the rest another time: this must stay short
    for forgotten = heard + 1, upTo do
      redis.call('HDEL', refused, string.format('%s:%.0f', ARGV[i], forgotten))
    end
    redis.call('HSET', clients, ARGV[i], string.format('%s %.0f %s %s', n, math.max(heard, upTo), used, member))
  end
end
if #payload > 0 then
  redis.call('PUBLISH', ARGV[8], ARGV[9] .. payload)
end
return {'OK'}

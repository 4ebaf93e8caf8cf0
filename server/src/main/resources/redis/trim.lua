-- Atomic: what is taken out of the log is in the archive at that very moment.
-- KEYS: meta, log. ARGV: take out what ends at or before this version. Answers how many entries went.
local archived = redis.call('HGET', KEYS[1], 'archived')
if not archived then
  return 0
end
local upTo = math.min(tonumber(archived), tonumber(ARGV[1]))
return redis.call('XTRIM', KEYS[2], 'MINID', string.format('%.0f-0', upTo + 1))

-- Atomic: a client is dropped in the same step that sees how long it was idle, so one that comes back is never dropped under way.
-- KEYS: clients, refused. ARGV: 'clients' or 'refused', a cursor (0: begin), idle days, about how many to look at.
-- Answers the next cursor (0: done) and how many were dropped. A refusal goes when its client is gone.
local clients, refused = KEYS[1], KEYS[2]
local oldest = math.floor(redis.call('TIME')[1] / 86400) - ARGV[3]
local walked = ARGV[1] == 'clients' and clients or refused
local found = redis.call('HSCAN', walked, ARGV[2], 'COUNT', ARGV[4])
local dropped = 0
for i = 1, #found[2], 2 do
  local field, drop = found[2][i], false
  if walked == clients then
    drop = tonumber(found[2][i + 1]:match('^%d+ %d+ (%d+) ')) < oldest
  else
    drop = redis.call('HEXISTS', clients, field:match('^(.*):%d+$')) == 0
  end
  if drop then
    dropped = dropped + redis.call('HDEL', walked, field)
  end
end
return {found[1], dropped}

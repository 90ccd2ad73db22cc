#!lua name=fb1
-- revision 6
-- The text of a revision never changes: versions.tsv holds its digest, and says what a change of this file asks for.
--
-- Lanes: one FIFO list per person and purpose is the truth; a stream entry per lane, its token, is a pointer that can be
-- rebuilt from the list. Every function below is atomic, and every change of a lane stands behind one fence.
--
-- KEYS[1] of every function is the prefix, "{<bot id>}"; all other keys are derived from it. One Redis, never a cluster.
--   l:<lane> LIST of items      cur HASH lane -> "r|<pool>|<entry>" (token out) or "d|<attempts>|<crashes>" (delayed)
--   rdy:<pool> STREAM of tokens dly ZSET lane -> due ms      dead STREAM      memo:<job> HASH step -> result
--   seen:<update id / 65536> bitmap   signals STREAM   cancel:<job>   known SET   strangers HASH   rl:<bucket>
--   rl:booked:<bucket> ZSET ticket -> ms of its slot      slow:<lane> a refusal was said lately
--   heads:<job> how many heads of its lane an album's job is about      clock ms of Redis TIME, as it was lately
--   cron:<name>:<slot> that slot of scheduled work was enqueued
--   closed "draining|<who>" or "closed|<who>": nothing is taken
-- An item is six header lines and the payload: version, pool, kind, job key, arrival ms, address, payload. The address is
-- chat:thread:user:message:language; a photo of an album has :album behind that, and enq adds :ms at which it came.
--
-- Invariants, outside a running function:
--   I1 a list is non-empty iff cur has its lane            I2 "r" names an entry that exists, undelivered or pending
--   I3 "d" is in dly                                       I4 only the entry that cur names may change the lane
--   I5 only the job that the fence named is popped         I6 the seen-bit is set last, after the push
--   I7 outputs are pushed iff the input's head is popped
--
-- Redis rolls nothing back, so a function first checks the type of every key that it is going to write (`expect`) and
-- writes afterwards: what fails, fails before the first write. Only enq is refused when memory is full; the rest
-- (allow-oom) must go on, or a full Redis could never drain.

local GROUP = 'w'
local DAY2 = 172800              -- seconds: seen-bits and memos live two days after their last write
local WEEK = 604800              -- seconds: so long a slot of scheduled work is known to have been enqueued
local STRANGER_LANE, STRANGERS = 3, 1000
local SLOW_DOWN = 60             -- seconds between two refusal sentences of one lane
local CANCEL = 600               -- seconds that a cancel mark waits for the owner or the next taker
local COMMITTED = '!committed'  -- the step of a job that no stop reaches any more
local SIGNALS = 1000             -- signals kept; a worker that was away longer reads the marks instead
local FLOOD_WINDOW, FLOODS, LONGEST_PAUSE = 5000, 3, 60000
local HORIZON = 60000            -- ms into the future for which slots are booked
local GRACE = 2000               -- ms that a slot is kept for a caller who is late
local CLOCK_KEPT, STEP = 5000, 1000 -- ms after which the clock is noted again; ms back that are no drift

local function now_ms()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function int(n) return string.format('%.0f', n) end

local HEADER = '^[^\n]*\n([^\n]*)\n([^\n]*)\n([^\n]*)\n[^\n]*\n([^\n]*)\n'

-- pool, kind, job, address of an item
local function header(item)
  local pool, kind, job, address = string.match(item, HEADER)
  if not pool then error('BADITEM an item lacks its header') end
  return pool, kind, job, address
end

local function readable(item) return string.match(item, HEADER) ~= nil end

-- The album that an item belongs to, or nil, and the ms at which it came.
local function album(item)
  local _, _, _, address = header(item)
  local name, at = string.match(address, '^[^:]*:[^:]*:[^:]*:[^:]*:[^:]*:([^:]+):?(%d*)')
  return name, tonumber(at)
end

-- The item with the time at which it came, when it belongs to an album.
local function stamped(item)
  local front = string.match(item, '^[^\n]*\n[^\n]*\n[^\n]*\n[^\n]*\n[^\n]*\n' ..
    '[^:\n]*:[^:\n]*:[^:\n]*:[^:\n]*:[^:\n]*:[^:\n]+')
  if not front or string.sub(item, #front + 1, #front + 1) ~= '\n' then return item end
  return front .. ':' .. int(now_ms()) .. string.sub(item, #front + 1)
end

local function usable(key, kind)
  local t = redis.call('TYPE', key)['ok']
  return t == kind or t == 'none'
end

local function expect(key, kind)
  if not usable(key, kind) then error('WRONGTYPE ' .. key .. ' is not a ' .. kind) end
end

local function bury(p, lane, item, attempts, crashes, why)
  redis.call('XADD', p .. 'dead', '*',
    'lane', lane, 'attempts', attempts, 'crashes', crashes, 'why', why, 'item', item)
end

-- The lane's first item. What nobody can read goes to the dead letters on the way: it would hold up everybody.
local function head(p, lane)
  local list = p .. 'l:' .. lane
  local item = redis.call('LINDEX', list, 0)
  while item and not readable(item) do
    expect(p .. 'dead', 'stream')
    expect(p .. 'cur', 'hash')
    expect(p .. 'dly', 'zset')
    bury(p, lane, item, '0', '0', 'malformed_item')
    redis.call('LPOP', list)
    item = redis.call('LINDEX', list, 0)
    if not item then
      redis.call('HDEL', p .. 'cur', lane)
      redis.call('ZREM', p .. 'dly', lane)
    end
  end
  return item
end

-- How many heads of its lane a job is about: one, or the photos of an album that its first lease was given for.
local function heads(p, job) return tonumber(redis.call('GET', p .. 'heads:' .. job) or 1) end

-- Puts a token for the lane's head into its pool's stream and points cur at it.
local function publish(p, lane, item, attempts, crashes)
  local pool, kind, job = header(item)
  local id = redis.call('XADD', p .. 'rdy:' .. pool, '*',
    'lane', lane, 'job', job, 'kind', kind, 'attempts', attempts, 'crashes', crashes)
  redis.call('HSET', p .. 'cur', lane, 'r|' .. pool .. '|' .. id)
end

local function expect_lane(p, lane, item)
  expect(p .. 'cur', 'hash')
  expect(p .. 'l:' .. lane, 'list')
  expect(p .. 'rdy:' .. header(item), 'stream')
  local first = head(p, lane)
  if first then expect(p .. 'rdy:' .. header(first), 'stream') end
end

-- 1: the item is its lane's head and has a token; 2: it waits behind others. Call expect_lane first.
local function push(p, lane, item)
  if redis.call('HEXISTS', p .. 'cur', lane) == 1 then
    redis.call('RPUSH', p .. 'l:' .. lane, item)
    return 2
  end
  publish(p, lane, head(p, lane) or item, '0', '0') -- a list without a pointer: its head goes first
  redis.call('RPUSH', p .. 'l:' .. lane, item)
  return 1
end

local function delay(p, lane, ms, attempts, crashes)
  redis.call('ZADD', p .. 'dly', int(now_ms() + ms), lane)
  redis.call('HSET', p .. 'cur', lane, 'd|' .. attempts .. '|' .. crashes)
end

local function forget_token(stream, id)
  redis.call('XACK', stream, GROUP, id)
  redis.call('XDEL', stream, id)
end

local function expect_advance(p, lane)
  expect(p .. 'strangers', 'hash')
  local _, _, job = header(head(p, lane))
  local index = heads(p, job)
  local following = redis.call('LINDEX', p .. 'l:' .. lane, index)
  while following and not readable(following) do
    expect(p .. 'dead', 'stream')
    index = index + 1
    following = redis.call('LINDEX', p .. 'l:' .. lane, index)
  end
  if following then expect(p .. 'rdy:' .. header(following), 'stream') end
end

-- Drops the heads that the job is about and publishes the next one. Call expect_advance first.
local function advance(p, lane, job)
  local count = heads(p, job)
  redis.call('LPOP', p .. 'l:' .. lane, count)
  redis.call('DEL', p .. 'memo:' .. job, p .. 'cancel:' .. job, p .. 'heads:' .. job)
  local following = head(p, lane)
  local unknown = tonumber(redis.call('HGET', p .. 'strangers', lane) or 0)
  if unknown > 0 then
    local gone = following and math.min(count, unknown) or unknown
    if redis.call('HINCRBY', p .. 'strangers', '', -gone) <= 0 then redis.call('HDEL', p .. 'strangers', '') end
    if gone == unknown then redis.call('HDEL', p .. 'strangers', lane)
    else redis.call('HINCRBY', p .. 'strangers', lane, -gone) end
  end
  if following then publish(p, lane, following, '0', '0') else redis.call('HDEL', p .. 'cur', lane) end
end

-- The fence: the head of `lane` when (entry id, consumer, delivery count) is the lease that Redis knows, cur points at
-- that entry, and the head is still that job; nil means LOST, and the caller drops what it made.
local function fence(p, pool, consumer, id, count, lane, job)
  local pending = redis.pcall('XPENDING', p .. 'rdy:' .. pool, GROUP, id, id, 1)
  if pending.err or not pending[1] then return nil end
  if pending[1][2] ~= consumer then return nil end                                       -- owner
  if pending[1][4] ~= tonumber(count) then return nil end                                -- count
  if redis.call('HGET', p .. 'cur', lane) ~= 'r|' .. pool .. '|' .. id then return nil end -- pointer
  local item = head(p, lane)
  if not item then return nil end
  local _, _, first = header(item)
  if first ~= job then return nil end                                                    -- head
  return item
end

local function apology(p, item)
  local _, _, job, address = header(item)
  if address == '-' then return nil end
  local chat = string.match(address, '^(-?%d+)')
  if not chat then return nil end
  local place = string.match(address, '^[^:]*:[^:]*:[^:]*:[^:]*:[^:]*') or address -- without the album
  return 'o:' .. chat, table.concat({ '1', 'send', 'phrase', job .. '/apology', int(now_ms()), place,
    '{"phrase":"apology"}' }, '\n')
end

local function expect_park(p, lane, item)
  expect(p .. 'dead', 'stream')
  expect_advance(p, lane)
  local olane, oitem = apology(p, item)
  if olane then expect_lane(p, olane, oitem) end
end

-- Moves the heads that the job is about to the dead letters, says sorry once in the same step, and lets the lane go on.
-- Call expect_park first.
-- A delivery that is parked gets no apology: it would take the same road.
local function park(p, lane, item, attempts, crashes, why)
  local pool, _, job = header(item)
  for _, one in ipairs(redis.call('LRANGE', p .. 'l:' .. lane, 0, heads(p, job) - 1)) do
    bury(p, lane, one, attempts, crashes, why)
  end
  local olane, oitem = apology(p, item)
  if olane and string.sub(pool, 1, 4) ~= 'send' then push(p, olane, oitem) end
  advance(p, lane, job)
end

local function register(name, callback)
  redis.register_function { function_name = 'fb1_' .. name, callback = callback, flags = { 'allow-oom' } }
end

-- enq ARGV lane, update id, user id ("" passes always), lane cap, item, refusal lane, refusal item ("" for none)
-- -> 1 ready, 2 queued, 0 seen before, -1 lane full, -2 too many from strangers
redis.register_function('fb1_enq', function(keys, args)
  local p = keys[1]
  local lane, user, cap, item = args[1], args[3], tonumber(args[4]), stamped(args[5])
  local update = tonumber(args[2])
  local seen, bit = p .. 'seen:' .. int(math.floor(update / 65536)), int(update % 65536)
  expect(seen, 'string')
  expect_lane(p, lane, item)
  if redis.call('GETBIT', seen, bit) == 1 then
    local first = head(p, lane)
    if first and redis.call('HEXISTS', p .. 'cur', lane) == 0 then publish(p, lane, first, '0', '0') end
    redis.call('EXPIRE', seen, DAY2) -- a write, so that the WAIT behind it covers what this answer confirms
    return 0
  end
  local waiting = redis.call('LLEN', p .. 'l:' .. lane)
  local stranger = user ~= '' and redis.call('EXISTS', p .. 'known') == 1
    and redis.call('SISMEMBER', p .. 'known', user) == 0
  if stranger then
    expect(p .. 'strangers', 'hash')
    if waiting >= STRANGER_LANE or tonumber(redis.call('HGET', p .. 'strangers', '') or 0) >= STRANGERS then return -2 end
  elseif waiting >= cap then
    if args[7] ~= '' then
      expect_lane(p, args[6], args[7])
      if redis.call('SET', p .. 'slow:' .. lane, '1', 'NX', 'EX', SLOW_DOWN) then push(p, args[6], args[7]) end
    end
    return -1
  end
  local state = push(p, lane, item)
  if stranger then
    redis.call('HINCRBY', p .. 'strangers', '', 1)
    redis.call('HINCRBY', p .. 'strangers', lane, 1)
  end
  redis.call('SETBIT', seen, bit, 1) -- the seen-bit goes last
  redis.call('EXPIRE', seen, DAY2)
  return state
end)

-- cron ARGV name of the work, slot, lane, item -> 1 pushed, 0: this slot was enqueued before
register('cron', function(keys, args)
  local p, lane, item = keys[1], args[3], args[4]
  local slot = p .. 'cron:' .. args[1] .. ':' .. args[2]
  expect(slot, 'string')
  expect_lane(p, lane, item)
  if redis.call('EXISTS', slot) == 1 then
    redis.call('EXPIRE', slot, WEEK) -- a write, as in enq
    return 0
  end
  push(p, lane, item)
  redis.call('SET', slot, '1', 'EX', WEEK) -- the slot goes last
  return 1
end)

-- What the caller of take and reclaim knows of albums, from ARGV; nil for one that gets each photo as a job of its own.
local function album_rule(args, first)
  if not args[first] then return nil end
  return { most = tonumber(args[first]), quiet = tonumber(args[first + 1]), longest = tonumber(args[first + 2]) }
end

-- The items at the lane's head that are of the first one's album: how many, the ms at which the first and the last came,
-- and whether no other can join them.
local function gather(p, lane, item, most)
  local name, first = album(item)
  local last = first
  for count = 1, most - 1 do
    local following = redis.call('LINDEX', p .. 'l:' .. lane, count)
    if not following then return count, first, last, false end
    if not readable(following) or album(following) ~= name then return count, first, last, true end
    local _, at = album(following)
    last = at or last
  end
  return most, first, last, true
end

-- The ms for which an album's head waits for the rest of it; 0 when the job begins. With that its heads are settled, and
-- stay so for all its runs: what one has made of them must hold for the next.
local function waits_for_album(p, lane, item, rule, patient)
  local _, _, job = header(item)
  local key = p .. 'heads:' .. job
  if not rule then
    redis.call('DEL', key)
    return 0
  end
  if not album(item) or redis.call('EXISTS', key) == 1 then return 0 end
  local count, first, last, complete = gather(p, lane, item, rule.most)
  if patient and first and last and not complete and redis.call('EXISTS', p .. 'cancel:' .. job) == 0 then
    local wait = math.min(last + rule.quiet, first + rule.longest) - now_ms()
    if wait > 0 and wait <= rule.quiet then return wait end -- longer: the clock was set back
  end
  redis.call('SET', key, int(count), 'EX', DAY2)
  return 0
end

-- What a worker gets with a lease: entry id, delivery count, lane, attempts, crashes, cancelled, item, memo as a flat list;
-- and, when it knows of albums, the other items of the album, and how many photos wait in the lane beside this one.
local function delivery(p, id, count, lane, attempts, crashes, item, rule)
  local _, _, job = header(item)
  local out = { id, count, lane, attempts, crashes, redis.call('EXISTS', p .. 'cancel:' .. job), item,
    redis.call('HGETALL', p .. 'memo:' .. job) }
  if rule then
    local others = heads(p, job) - 1
    out[9] = others > 0 and redis.call('LRANGE', p .. 'l:' .. lane, 1, others) or {}
    local person = string.match(lane, '^c(:.*)') or string.match(lane, '^ctl(:.*)')
    out[10] = person and redis.call('LLEN', p .. 'l:p' .. person) or 0
  end
  return out
end

local function points_at(p, lane, item, id)
  local pool = header(item)
  return redis.call('HGET', p .. 'cur', lane) == 'r|' .. pool .. '|' .. id
end

-- Whether the queue is closed: "draining" while those who hold jobs may end them, "closed" when nobody may, or nil; and
-- for whom.
local function state(p)
  return string.match(redis.call('GET', p .. 'closed') or '', '^(%a+)|(.*)$')
end

-- take ARGV pool, consumer, how many, then, from those who know of albums: photos of one job at most, ms without a further
--      photo after which an album is complete, ms after which it is in any case
-- -> last id of the stream when nothing waited, else "", then deliveries
register('take', function(keys, args)
  local p, stream, rule = keys[1], keys[1] .. 'rdy:' .. args[1], album_rule(args, 4)
  expect(p .. 'cur', 'hash')
  expect(p .. 'dly', 'zset')
  local shut = state(p) ~= nil
  local function read()
    if shut then return redis.pcall('XPENDING', stream, GROUP) end -- tells only whether there is the group
    return redis.pcall('XREADGROUP', 'GROUP', GROUP, args[2], 'COUNT', args[3], 'STREAMS', stream, '>')
  end
  local got = read()
  if got and got.err and string.find(got.err, 'NOGROUP', 1, true) then
    redis.call('XGROUP', 'CREATE', stream, GROUP, '0', 'MKSTREAM')
    got = read()
  end
  if got and got.err then return got end
  if shut or not got then
    local info = redis.call('XINFO', 'STREAM', stream)
    for i = 1, #info, 2 do if info[i] == 'last-generated-id' then return { info[i + 1] } end end
  end
  local out = { '' }
  for _, entry in ipairs(got[1][2]) do
    local id, f = entry[1], entry[2]
    local lane = f[2]
    local item = lane and head(p, lane)
    if item and points_at(p, lane, item, id) then
      local wait = waits_for_album(p, lane, item, rule, true)
      if wait > 0 then
        forget_token(stream, id)
        delay(p, lane, wait, f[8], f[10])
      else
        out[#out + 1] = delivery(p, id, 1, lane, f[8], f[10], item, rule)
      end
    else
      forget_token(stream, id)
    end
  end
  return out
end)

-- reclaim ARGV pool, consumer, idle ms, how many, crashes at which a job is parked, then as for take
-- -> jobs that were parked, then deliveries
-- Nothing is taken over while Redis has been up for less than the idle time: nobody could beat while it was away.
register('reclaim', function(keys, args)
  local p, stream, idle = keys[1], keys[1] .. 'rdy:' .. args[1], tonumber(args[3])
  local rule = album_rule(args, 6)
  local up = tonumber(string.match(redis.call('INFO', 'server'), 'uptime_in_seconds:(%d+)'))
  if up * 1000 < idle then return { {} } end
  if state(p) == 'closed' then return { {} } end
  expect(p .. 'cur', 'hash')
  local pending = redis.pcall('XPENDING', stream, GROUP, 'IDLE', idle, '-', '+', args[4])
  if pending.err then return { {} } end
  local parked = {}
  local out = { parked }
  for _, was in ipairs(pending) do
    local id = was[1]
    local entry = redis.call('XRANGE', stream, id, id)[1]
    local f = entry and entry[2]
    local lane = f and f[2]
    local item = lane and head(p, lane)
    if not item or not points_at(p, lane, item, id) then
      forget_token(stream, id)
    else
      local crashes = tonumber(f[10]) + was[4] -- every delivery of this token ended without a word
      if crashes < tonumber(args[5]) then
        redis.call('XCLAIM', stream, GROUP, args[2], 0, id)
        waits_for_album(p, lane, item, rule, false)
        out[#out + 1] = delivery(p, id, was[4] + 1, lane, f[8], int(crashes), item, rule)
      elseif pcall(expect_park, p, lane, item) then -- else it stays where it is, and the others are taken over all the same
        forget_token(stream, id)
        park(p, lane, item, f[8], crashes, 'crash')
        parked[#parked + 1] = f[4]
      end
    end
  end
  return out
end)

-- beat ARGV consumer, then (pool, entry id, count, lane, job)* -> 1-based numbers of the leases that are lost
register('beat', function(keys, args)
  local p, lost = keys[1], {}
  for i = 2, #args, 5 do
    local pool, id, count, lane, job = args[i], args[i + 1], args[i + 2], args[i + 3], args[i + 4]
    if fence(p, pool, args[1], id, count, lane, job) then
      redis.call('XCLAIM', p .. 'rdy:' .. pool, GROUP, args[1], 0, id, 'JUSTID')
    else
      lost[#lost + 1] = (i - 2) / 5 + 1
    end
  end
  return lost
end)

-- memo ARGV pool, consumer, entry id, count, lane, job, step, result -> the result that stands, or nil: LOST
register('memo', function(keys, args)
  local p = keys[1]
  if not fence(p, args[1], args[2], args[3], args[4], args[5], args[6]) then return false end
  local memo = p .. 'memo:' .. args[6]
  redis.call('HSETNX', memo, args[7], args[8])
  redis.call('EXPIRE', memo, DAY2)
  return redis.call('HGET', memo, args[7])
end)

-- commit ARGV pool, consumer, entry id, count, lane, job -> 1: from here on no stop reaches the job; 0: one came first;
-- nil: LOST
register('commit', function(keys, args)
  local p, job = keys[1], args[6]
  if not fence(p, args[1], args[2], args[3], args[4], args[5], job) then return false end
  local memo = p .. 'memo:' .. job
  if redis.call('HEXISTS', memo, COMMITTED) == 1 then return 1 end
  if redis.call('EXISTS', p .. 'cancel:' .. job) == 1 then return 0 end
  redis.call('HSET', memo, COMMITTED, '1')
  redis.call('EXPIRE', memo, DAY2)
  return 1
end)

-- done ARGV pool, consumer, entry id, count, lane, job, then (output lane, output item)* -> 1, or 0: LOST
register('done', function(keys, args)
  local p, lane, job = keys[1], args[5], args[6]
  if not fence(p, args[1], args[2], args[3], args[4], lane, job) then return 0 end
  for i = 7, #args, 2 do expect_lane(p, args[i], args[i + 1]) end
  expect_advance(p, lane)
  for i = 7, #args, 2 do push(p, args[i], args[i + 1]) end
  forget_token(p .. 'rdy:' .. args[1], args[3])
  advance(p, lane, job)
  return 1
end)

-- retry ARGV pool, consumer, entry id, count, lane, job, attempts, crashes, delay ms (-1: park it), why
-- -> 1 delayed, 2 parked, 0: LOST
register('retry', function(keys, args)
  local p, lane = keys[1], args[5]
  local item = fence(p, args[1], args[2], args[3], args[4], lane, args[6])
  if not item then return 0 end
  local stream, ms = p .. 'rdy:' .. args[1], tonumber(args[9])
  if ms < 0 then
    expect_park(p, lane, item)
    forget_token(stream, args[3])
    park(p, lane, item, args[7], args[8], args[10])
    return 2
  end
  expect(p .. 'dly', 'zset')
  forget_token(stream, args[3])
  delay(p, lane, ms, args[7], args[8])
  return 1
end)

-- nack ARGV pool, consumer, entry id, count, lane, job, attempts, crashes -> 1 given back at once, or 0: LOST
register('nack', function(keys, args)
  local p, lane = keys[1], args[5]
  local item = fence(p, args[1], args[2], args[3], args[4], lane, args[6])
  if not item then return 0 end
  forget_token(p .. 'rdy:' .. args[1], args[3])
  publish(p, lane, item, args[7], args[8])
  return 1
end)

-- Gives back all that is held in a pool, as if it had never been taken: whoever holds it has lost it.
local function revoke(p, pool)
  local stream = p .. 'rdy:' .. pool
  while true do
    local pending = redis.pcall('XPENDING', stream, GROUP, '-', '+', 1000)
    if pending.err or not pending[1] then return end
    for _, held in ipairs(pending) do
      local entry = redis.call('XRANGE', stream, held[1], held[1])[1]
      local f = entry and entry[2]
      local item = f and head(p, f[2])
      local is_current = item and points_at(p, f[2], item, held[1])
      forget_token(stream, held[1])
      if is_current then publish(p, f[2], item, f[8], f[10]) end
    end
  end
end

-- close ARGV who, "draining" or "closed", then pools -> how many jobs are held, which with "closed" is none any more; or
-- who else has closed the queue
-- What comes in waits. With "draining" jobs in hand are ended, and those of the dead are taken over; with "closed" nobody
-- holds a job, and nobody gets one.
register('close', function(keys, args)
  local p = keys[1]
  expect(p .. 'closed', 'string')
  expect(p .. 'cur', 'hash')
  local _, who = state(p)
  if who and who ~= args[1] then return who end
  for i = 3, #args do expect(p .. 'rdy:' .. args[i], 'stream') end
  redis.call('SET', p .. 'closed', args[2] .. '|' .. args[1])
  local held = 0
  for i = 3, #args do
    if args[2] == 'closed' then revoke(p, args[i]) end
    local pending = redis.pcall('XPENDING', p .. 'rdy:' .. args[i], GROUP)
    if not pending.err then held = held + pending[1] end
  end
  return held
end)

-- open ARGV who -> 1, or 0: it was not closed, or for somebody else
register('open', function(keys, args)
  local p = keys[1]
  local _, who = state(p)
  if who ~= args[1] then return 0 end
  redis.call('DEL', p .. 'closed')
  return 1
end)

-- Redis' clock went back: what was to be in a second would be in a second and the step. Delays are moved, and the silence of
-- those who hold jobs counts from now, or nobody could take over from the dead among them. Buckets mend themselves.
local function clock_went_back(p, step)
  for _, lane in ipairs(redis.call('ZRANGE', p .. 'dly', 0, -1)) do redis.call('ZINCRBY', p .. 'dly', int(-step), lane) end
  for _, state in ipairs(redis.call('HVALS', p .. 'cur')) do
    local pool, id = string.match(state, '^r|([^|]+)|(.+)$')
    local stream = pool and p .. 'rdy:' .. pool
    local pending = stream and redis.pcall('XPENDING', stream, GROUP, id, id, 1)
    if pending and not pending.err and pending[1] then
      redis.call('XCLAIM', stream, GROUP, pending[1][2], 0, id, 'JUSTID')
    end
  end
  redis.call('DEL', p .. 'housekeeping') -- whoever's turn it was: its time would not end
end

local function mind_clock(p)
  local now, noted = now_ms(), tonumber(redis.call('GET', p .. 'clock') or 0)
  if now < noted - STEP then clock_went_back(p, noted - now) elseif now < noted + CLOCK_KEPT then return end
  redis.call('SET', p .. 'clock', int(now), 'EX', DAY2)
end

-- promote ARGV how many -> number of lanes whose delay is over
register('promote', function(keys, args)
  local p = keys[1]
  expect(p .. 'dly', 'zset')
  expect(p .. 'cur', 'hash')
  mind_clock(p)
  local due = redis.call('ZRANGEBYSCORE', p .. 'dly', '-inf', int(now_ms()), 'LIMIT', 0, args[1])
  local promoted = 0
  for _, lane in ipairs(due) do
    local item, state = head(p, lane), redis.call('HGET', p .. 'cur', lane)
    if not item then
      redis.call('ZREM', p .. 'dly', lane)
      redis.call('HDEL', p .. 'cur', lane)
    elseif state and string.sub(state, 1, 2) ~= 'd|' then -- its token is out already
      redis.call('ZREM', p .. 'dly', lane)
    elseif usable(p .. 'rdy:' .. header(item), 'stream') then
      local attempts, crashes = string.match(state or '', '^d|(%d+)|(%d+)$')
      publish(p, lane, item, attempts or '0', crashes or '0')
      redis.call('ZREM', p .. 'dly', lane)
      promoted = promoted + 1
    end
  end
  return promoted
end)

-- cancel ARGV lane -> job key of the head that was marked, or "" when the lane is empty; "!" and the key of a head that
-- is committed, which goes on
register('cancel', function(keys, args)
  local p, lane = keys[1], args[1]
  local item = head(p, lane)
  if not item then return '' end
  local pool, _, job = header(item)
  expect(p .. 'cur', 'hash')
  expect(p .. 'signals', 'stream')
  expect(p .. 'rdy:' .. pool, 'stream')
  expect(p .. 'dly', 'zset')
  if redis.call('HEXISTS', p .. 'memo:' .. job, COMMITTED) == 1 then return '!' .. job end
  redis.call('SET', p .. 'cancel:' .. job, '1', 'EX', CANCEL)
  local attempts, crashes = string.match(redis.call('HGET', p .. 'cur', lane) or '', '^d|(%d+)|(%d+)$')
  if attempts then
    redis.call('ZREM', p .. 'dly', lane)
    publish(p, lane, item, attempts, crashes)
  end
  redis.call('XADD', p .. 'signals', 'MAXLEN', '~', SIGNALS, '*', 'kind', 'cancel', 'job', job)
  return job
end)

local function later(a, b) -- entry id a > b
  local a1, a2 = string.match(a, '(%d+)-(%d+)')
  local b1, b2 = string.match(b, '(%d+)-(%d+)')
  a1, a2, b1, b2 = tonumber(a1), tonumber(a2), tonumber(b1), tonumber(b2)
  return a1 > b1 or (a1 == b1 and a2 > b2)
end

local function last_delivered(stream)
  local groups = redis.pcall('XINFO', 'GROUPS', stream)
  if groups.err then return nil end
  for _, group in ipairs(groups) do
    local f = {}
    for i = 1, #group, 2 do f[group[i]] = group[i + 1] end
    if f['name'] == GROUP then return f['last-delivered-id'] end
  end
end

-- I2: the entry exists, and it is pending or still to be delivered.
local function token_stands(stream, id)
  local there = redis.pcall('XRANGE', stream, id, id)
  if there.err or #there == 0 then return false end
  local pending = redis.pcall('XPENDING', stream, GROUP, id, id, 1)
  if not pending.err and #pending > 0 then return true end
  local last = last_delivered(stream)
  return not last or later(id, last) -- without a group everything is still to be delivered
end

-- sweep ARGV lane* -> number of lanes that were mended (I1 to I3). Lanes come from cur and from a scan of l:*.
register('sweep', function(keys, args)
  local p, mended = keys[1], 0
  for _, lane in ipairs(args) do
    local item, state = head(p, lane), redis.call('HGET', p .. 'cur', lane)
    if not item then
      if state then
        redis.call('HDEL', p .. 'cur', lane)
        redis.call('ZREM', p .. 'dly', lane)
        mended = mended + 1
      end
    else
      local pool, id = string.match(state or '', '^r|([^|]+)|(.+)$')
      local attempts, crashes = string.match(state or '', '^d|(%d+)|(%d+)$')
      local stands = false
      if pool then stands = token_stands(p .. 'rdy:' .. pool, id)
      elseif attempts then stands = redis.call('ZSCORE', p .. 'dly', lane) and true end
      if not stands and usable(p .. 'rdy:' .. header(item), 'stream') then
        if pool and usable(p .. 'rdy:' .. pool, 'stream') then redis.call('XDEL', p .. 'rdy:' .. pool, id) end
        publish(p, lane, item, attempts or '0', crashes or '0')
        mended = mended + 1
      end
    end
  end
  return mended
end)

-- gc ARGV pool, how many -> number of entries dropped that no lane points at and nobody holds
register('gc', function(keys, args)
  local p, stream = keys[1], keys[1] .. 'rdy:' .. args[1]
  local last = last_delivered(stream)
  if not last then return 0 end
  local dropped = 0
  for _, entry in ipairs(redis.call('XRANGE', stream, '-', last, 'COUNT', args[2])) do
    local id, lane = entry[1], entry[2][2]
    local held = #redis.call('XPENDING', stream, GROUP, id, id, 1) > 0
    if not held and redis.call('HGET', p .. 'cur', lane) ~= 'r|' .. args[1] .. '|' .. id then
      dropped = dropped + redis.call('XDEL', stream, id)
    end
  end
  return dropped
end)

-- reap ARGV pool, idle ms -> number of consumers removed. One with anything pending stays: its jobs would be dropped.
register('reap', function(keys, args)
  local stream, reaped = keys[1] .. 'rdy:' .. args[1], 0
  local consumers = redis.pcall('XINFO', 'CONSUMERS', stream, GROUP)
  if consumers.err then return 0 end
  for _, consumer in ipairs(consumers) do
    local f = {}
    for i = 1, #consumer, 2 do f[consumer[i]] = consumer[i + 1] end
    if f['pending'] == 0 and f['idle'] >= tonumber(args[2]) then
      redis.call('XGROUP', 'DELCONSUMER', stream, GROUP, f['name'])
      reaped = reaped + 1
    end
  end
  return reaped
end)

-- A bucket holds the theoretical arrival time of GCRA (ITU-T I.371), the ms at which it would be full of tokens again; and,
-- behind a bar, the ms at which that was written.
local function bucket(p, name) return p .. 'rl:' .. name end

-- Slots of a bucket that are booked and not used yet.
local function booked(p, name) return p .. 'rl:booked:' .. name end

local function fill(p, name, now, at)
  redis.call('SET', bucket(p, name), string.format('%.3f|%.0f', at, now), 'PX', int(math.max(at - now, 0) + 1000))
end

-- When the bucket was written later than now, the clock went back since, and everything in it goes back by as much.
local function full_at(p, name, now)
  local at, written = string.match(redis.call('GET', bucket(p, name)) or '', '^([%d.]+)|?(%d*)$')
  at, written = tonumber(at or 0), tonumber(written) or now
  if written > now then
    local step = written - now
    at = at - step
    local slots = redis.call('ZRANGE', booked(p, name), 0, -1)
    for _, ticket in ipairs(slots) do redis.call('ZINCRBY', booked(p, name), int(-step), ticket) end
    fill(p, name, now, at)
  end
  return math.max(now, at)
end

-- The ms at which `wanted` tokens can be had, which may be past.
local function free_at(p, name, each, burst, wanted, now) return full_at(p, name, now) + (wanted - burst) * each end

local function keep_booked(list, now, last) redis.call('PEXPIRE', list, int(last - now + GRACE + 1000)) end

local function forget_missed(list, now) redis.call('ZREMRANGEBYSCORE', list, '-inf', '(' .. int(now - GRACE)) end

-- slot ARGV ticket, how many buckets are the caller's own, then (bucket, ms a token, burst)*: its own, and the shared ones
-- -> 0 a token of each is taken, else ms to wait, none taken
-- For its own buckets a caller waits alone. In a shared one it books the next slot under its ticket, and gets that when it
-- asks again at its time, before everybody who asked later: however many wait, each asks a few times. Shared buckets are
-- passed in their order, so that one of 20/s before one of 30/s leaves a third of that to those who use only the second.
register('slot', function(keys, args)
  local p, now = keys[1], now_ms()
  local ticket, shared = args[1], 3 + 3 * tonumber(args[2])
  local function each(i) return tonumber(args[i + 1]) end
  local function burst(i) return tonumber(args[i + 2]) end
  for i = 3, #args, 3 do
    expect(bucket(p, args[i]), 'string')
    if i >= shared then expect(booked(p, args[i]), 'zset') end
  end
  local wait = 0
  for i = 3, shared - 1, 3 do wait = math.max(wait, free_at(p, args[i], each(i), burst(i), 1, now) - now) end
  if wait > 0 then return math.ceil(wait) end
  local following = shared -- the first bucket that is still to be passed
  for i = shared, #args, 3 do
    local list = booked(p, args[i])
    full_at(p, args[i], now)
    forget_missed(list, now)
    local due = redis.call('ZSCORE', list, ticket)
    if due then
      if tonumber(due) > now then return math.ceil(due - now) end
      redis.call('ZREM', list, ticket)
      following = i + 3
    end
  end
  for i = following, #args, 3 do
    local at = free_at(p, args[i], each(i), burst(i), 1, now)
    if at - now > HORIZON then return math.ceil(at - now - HORIZON / 2) end
    fill(p, args[i], now, full_at(p, args[i], now) + each(i))
    if at > now then
      redis.call('ZADD', booked(p, args[i]), string.format('%.3f', at), ticket)
      keep_booked(booked(p, args[i]), now, at)
      return math.ceil(at - now)
    end
  end
  for i = 3, shared - 1, 3 do fill(p, args[i], now, full_at(p, args[i], now) + each(i)) end
  return 0
end)

-- Nothing flows before `ms` from now, and then one by one. Slots that are booked keep their order and their distances.
local function pause(p, name, each, burst, now, ms)
  local list, moved = booked(p, name), 0
  full_at(p, name, now)
  forget_missed(list, now)
  local slots = redis.call('ZRANGE', list, 0, -1, 'WITHSCORES')
  if slots[2] then moved = math.max(0, now + ms - slots[2]) end
  if moved > 0 then
    for i = 1, #slots, 2 do redis.call('ZINCRBY', list, string.format('%.3f', moved), slots[i]) end
    keep_booked(list, now, slots[#slots] + moved)
  end
  fill(p, name, now, math.max(full_at(p, name, now) + moved, now + ms + (tonumber(burst) - 1) * tonumber(each)))
end

-- limit ARGV "ask", then (bucket, ms a token, burst, tokens wanted; 0 looks only)* -> 0 all taken, else ms to wait, none taken
--       ARGV "flood", ms, bucket of the chat, ms a token, burst, bucket of all, ms a token, burst
--            -> 1 when this is the third chat within five seconds and everything pauses, else 0
register('limit', function(keys, args)
  local p, now = keys[1], now_ms()
  if args[1] == 'ask' then
    local wait = 0
    for i = 2, #args, 4 do
      local each, burst, wanted = tonumber(args[i + 1]), tonumber(args[i + 2]), tonumber(args[i + 3])
      wait = math.max(wait, free_at(p, args[i], each, burst, math.max(wanted, 1), now) - now)
    end
    if wait > 0 then return math.ceil(wait) end
    for i = 2, #args, 4 do
      local wanted = tonumber(args[i + 3])
      if wanted > 0 then fill(p, args[i], now, full_at(p, args[i], now) + wanted * tonumber(args[i + 1])) end
    end
    return 0
  end
  local ms = tonumber(args[2])
  pause(p, args[3], args[4], args[5], now, ms)
  local floods = p .. 'rl:floods'
  redis.call('ZADD', floods, int(now), args[3])
  redis.call('ZREMRANGEBYSCORE', floods, '-inf', int(now - FLOOD_WINDOW))
  redis.call('ZREMRANGEBYSCORE', floods, '(' .. int(now), '+inf') -- the clock went back
  redis.call('PEXPIRE', floods, FLOOD_WINDOW)
  if redis.call('ZCARD', floods) < FLOODS then return 0 end
  pause(p, args[6], args[7], args[8], now, math.min(ms, LONGEST_PAUSE)) -- one chat's long ban is not everybody's
  return 1
end)

-- cas ARGV key behind the prefix, expected ("" for absent), new ("" deletes), ms to live (0 for ever)
-- -> 1 changed, 0 somebody else was first; then the value that stands now, or ""
register('cas', function(keys, args)
  local key = keys[1] .. args[1]
  local now = redis.call('GET', key) or ''
  if now ~= args[2] then return { 0, now } end
  if args[3] == '' then redis.call('DEL', key)
  elseif args[4] == '0' then redis.call('SET', key, args[3])
  else redis.call('SET', key, args[3], 'PX', args[4]) end
  return { 1, args[3] }
end)

extension Mutation {
    /// What keeps a lane, its pointer and its tokens together.
    static let lane: [Mutation] = [
        Mutation(
            "the seen-bit first, whatever comes",
            "  expect(seen, 'string')\n  expect_lane(p, lane, item)\n  if redis.call('GETBIT', seen, bit) == 1 then",
            "  local was = redis.call('SETBIT', seen, bit, 1)\n  expect_lane(p, lane, item)\n  if was == 1 then",
            [.seenLast]),
        Mutation(
            "the seen-bit before the limits", "  local waiting = redis.call('LLEN',",
            "  redis.call('SETBIT', seen, bit, 1)\n  local waiting = redis.call('LLEN',", [.seenLast]),
        Mutation(
            "no seen-bit", "  redis.call('SETBIT', seen, bit, 1)", "", [.seenLast]),
        Mutation(
            "no look at the types before the first write", "  if not usable(key, kind) then error(",
            "  if false then error(",
            [.untouched, .seenLast]),
        Mutation(
            "done checks the output lanes after the first push",
            "  for i = 7, #args, 2 do expect_lane(p, args[i], args[i + 1]) end\n", "", [.untouched]),
        Mutation(
            "done does not check the next job's stream",
            "  expect_advance(p, lane)\n  for i = 7, #args, 2 do push", "  for i = 7, #args, 2 do push", [.untouched]),
        Mutation(
            "outputs without the lease",
            "  if not fence(p, args[1], args[2], args[3], args[4], lane, job) then return 0 end\n  for i = 7,",
            """
              if not fence(p, args[1], args[2], args[3], args[4], lane, job) then
                for i = 7, #args, 2 do push(p, args[i], args[i + 1]) end
                return 0
              end
              for i = 7,
            """, [.together, .onlyNamed]),
        Mutation(
            "done without outputs", "  for i = 7, #args, 2 do push(p, args[i], args[i + 1]) end\n", "", [.together]),
        Mutation(
            "done leaves its token", "  forget_token(p .. 'rdy:' .. args[1], args[3])\n  advance(p, lane, job)",
            "  advance(p, lane, job)", [.lease, .litter]),
        Mutation(
            "the end of a job leaves its memo",
            "  redis.call('DEL', p .. 'memo:' .. job, p .. 'cancel:' .. job, p .. 'heads:' .. job)\n", "",
            [.memory, .cancelled]),
        Mutation(
            "a second token beside the first", "  if redis.call('HEXISTS', p .. 'cur', lane) == 1 then",
            "  if false then", [.litter, .door]),
        Mutation(
            "strangers are never forgotten",
            "    if redis.call('HINCRBY', p .. 'strangers', '', -gone) <= 0 then", "    if false then", [.strangers]),
        Mutation(
            "no limit for strangers", "    if waiting >= STRANGER_LANE or", "    if", [.door]),
    ]

    /// What goes on behind the workers' backs.
    static let upkeep: [Mutation] = [
        Mutation(
            "promote does not look at the state", "    elseif state and string.sub(state, 1, 2) ~= 'd|' then",
            "    elseif false then", [.onlyNamed]),
        Mutation(
            "promote forgets the failed runs",
            "      publish(p, lane, item, attempts or '0', crashes or '0')\n      redis",
            "      publish(p, lane, item, '0', '0')\n      redis", [.litter]),
        Mutation(
            "promote does not wait", "'-inf', int(now_ms()), 'LIMIT'", "'-inf', '+inf', 'LIMIT'", [.due]),
        Mutation(
            "a parked job does not apologise", "then push(p, olane, oitem) end", "then end", [.together]),
        Mutation(
            "a parked job is no dead letter",
            "  redis.call('XADD', p .. 'dead', '*',\n    'lane', lane, 'attempts', attempts, 'crashes', crashes, 'why', why, 'item', item)\n",
            "", [.apologies]),
        Mutation(
            "cancel leaves the delay",
            "    redis.call('ZREM', p .. 'dly', lane)\n    publish(p, lane, item, attempts, crashes)",
            "    publish(p, lane, item, attempts, crashes)", [.delay]),
        Mutation(
            "cancel stops what is committed",
            "  if redis.call('HEXISTS', p .. 'memo:' .. job, COMMITTED) == 1 then return '!' .. job end\n", "",
            [.cancelled]),
        Mutation(
            "commit does not ask for stops",
            "  if redis.call('EXISTS', p .. 'cancel:' .. job) == 1 then return 0 end\n",
            "", [.cancelled]),
        Mutation(
            "sweep mends what is whole", "      if not stands and usable(", "      if usable(", [.onlyNamed, .works]),
        Mutation(
            "sweep takes held tokens for lost", "  if not pending.err and #pending > 0 then return true end", "",
            [.onlyNamed]),
        Mutation(
            "sweep trusts every delay", "stands = redis.call('ZSCORE', p .. 'dly', lane) and true end",
            "stands = true end",
            [.delay]),
        Mutation(
            "gc drops tokens that are meant",
            "    if not held and redis.call('HGET', p .. 'cur', lane) ~= 'r|' .. args[1] .. '|' .. id then",
            "    if true then",
            [.token, .litter]),
        Mutation(
            "reap does not ask what a consumer holds", "    if f['pending'] == 0 and f['idle']", "    if f['idle']",
            [.token, .lease]),
        Mutation(
            "cas does not compare", "  if now ~= args[2] then return { 0, now } end", "", [.shared]),
    ]
}

extension Mutation {
    /// What stands between a worker and a lane that is no longer its own.
    static let fence: [Mutation] = [
        // First: it shows only while the server is younger than the longest silence.
        Mutation(
            "reclaim believes that Redis was always up", "  if up * 1000 < idle then return { {} } end", "", [.idle]),
        Mutation(
            "no pointer check in the fence",
            "  if redis.call('HGET', p .. 'cur', lane) ~= 'r|' .. pool .. '|' .. id then return nil end",
            "  redis.call('HGET', p .. 'cur', lane)", [.oneLease, .latest]),
        Mutation(
            "no head check in the fence", "  if first ~= job then return nil end", "", [.oneLease, .latest]),
        Mutation(
            "no owner check in the fence", "  if pending[1][2] ~= consumer then return nil end", "",
            [.oneLease, .latest]),
        Mutation(
            "no count check in the fence", "  if pending[1][4] ~= tonumber(count) then return nil end", "",
            [.oneLease, .latest]),
        Mutation(
            "take gives out every token that it finds", "    if item and points_at(p, lane, item, id) then",
            "    if item then", [.given]),
        Mutation(
            "reclaim gives out every token that it finds",
            "    if not item or not points_at(p, lane, item, id) then", "    if not item then", [.given]),
        Mutation(
            "reclaim takes all over at once", "GROUP, 'IDLE', idle, '-'", "GROUP, 'IDLE', 0, '-'", [.idle]),
        Mutation(
            "reclaim forgets the crashes", "local crashes = tonumber(f[10]) + was[4]",
            "local crashes = tonumber(f[10])",
            [.counts, .idle]),
        Mutation(
            "reclaim parks what it cannot park", "elseif pcall(expect_park, p, lane, item) then", "else", [.untouched]),
        Mutation(
            "a beat counts as a delivery", "GROUP, args[1], 0, id, 'JUSTID')", "GROUP, args[1], 0, id)", [.lease]),
        Mutation(
            "the last memo wins", "redis.call('HSETNX', memo,", "redis.call('HSET', memo,", [.memory]),
    ]
}

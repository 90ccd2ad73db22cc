/// The checks after a step. While sabotage is open the pointers may be anything, but nothing may be lost, doubled, or
/// changed by someone who may not.
struct Invariants {
    var before: Snapshot
    var after: Snapshot
    /// Redis TIME around the step.
    var times: ClosedRange<Int>
    var isTampered: Bool
    /// Whether tokens of past sabotage may lie about in somebody's hands.
    var isLittered: Bool

    func check(_ expectation: Expectation) throws(Violation) {
        var expected = expectation
        try same(expected.state.seen, after.seen, .seenLast)
        for lane in lanes(expected.state.lists, after.lists) {
            let (wanted, found) = (expected.state.lists[lane] ?? [], after.lists[lane] ?? [])
            try require(wanted == found, expected.touched[lane] ?? .onlyNamed, "\(lane) holds \(found), not \(wanted)")
        }
        try same(expected.state.dead, after.dead, .apologies)
        try same(expected.state.memo, after.memo, .memory)
        try same(expected.state.cancelled, after.cancelled, .cancelled)
        try same(expected.state.heads, after.heads, .album)
        try strangersAddUp()
        if isTampered { return }
        try pointersStand()
        try expected.adoptTokens(from: after, before: before)
        try same(compact(expected.state.pending), compact(after.pending), .lease)
        for lane in lanes(expected.state.cur, after.cur) {
            let (wanted, found) = (expected.state.cur[lane] ?? "nothing", after.cur[lane] ?? "nothing")
            try require(
                wanted == found, expected.touched[lane] ?? .onlyNamed, "cur of \(lane): \(found), not \(wanted)")
        }
        try same(compact(expected.state.tokens), compact(after.tokens), .litter)
        for (lane, due) in after.delayed {
            let isDue =
                if let delay = expected.delays[lane] {
                    due - delay.lowerBound >= times.lowerBound && due - delay.upperBound <= times.upperBound
                } else {
                    before.delayed[lane] == due
                }
            try require(isDue, .delay, "\(lane) goes on at \(due)")
        }
    }

    /// Nothing at all changed.
    func checkUntouched() throws(Violation) {
        try same(before.seen, after.seen, .seenLast)
        try same(before.lists, after.lists, .untouched)
        try same(before.cur, after.cur, .untouched)
        try same(before.tokens, after.tokens, .untouched)
        try same(before.pending, after.pending, .untouched)
        try same(before.keys, after.keys, .untouched)
        try require(before == after, .untouched, "found \(after), expected \(before)")
    }

    /// I1 to I3, of Redis as it is.
    func pointersStand() throws(Violation) {
        try same(Set(after.lists.keys), Set(after.cur.keys), .pointer)
        var isDelayed: Set<String> = []
        for (lane, state) in after.cur {
            let parts = state.split(separator: "|").map { String($0) }
            if parts.count == 3, parts[0] == "r" {
                let (pool, entry) = (parts[1], parts[2])
                try require(after.tokens[pool]?[entry]?.lane == lane, .token, "\(lane): \(state) is not in the stream")
                let isNew = after.delivered[pool].map { $0 < EntryID(entry) } ?? true
                try require(
                    isNew || after.pending[pool]?[entry] != nil, .token, "\(lane): \(state) is held by nobody")
            } else {
                try require(parts.count == 3 && parts[0] == "d", .delay, "\(lane): cur says \(state)")
                isDelayed.insert(lane)
            }
        }
        // A pointer that was lost leaves its delay behind, which ends without effect.
        let inDelays = Set(after.delayed.keys)
        try same(isDelayed, isLittered ? inDelays.intersection(isDelayed) : inDelays, .delay)
        for (pool, tokens) in after.tokens {
            for (entry, token) in tokens where !after.isNamed(entry, in: pool) {
                // What sabotage left is dropped when it is taken or taken over.
                let isHeld = after.pending[pool]?[entry] != nil || after.undelivered(in: pool).contains(entry)
                try require(isLittered && isHeld, .litter, "\(entry) in \(pool) is no token of \(token.lane)")
            }
        }
    }

    private func strangersAddUp() throws(Violation) {
        let lanes = after.strangers.filter { !$0.key.isEmpty }
        let total = after.strangers[""] ?? 0
        try require(total == lanes.values.reduce(0, +), .strangers, "\(after.strangers)")
        for (lane, count) in lanes {
            try require(
                count > 0 && count <= after.lists[lane]?.count ?? 0, .strangers, "\(lane): \(after.strangers)")
        }
    }

    private func same<Value: Equatable>(_ wanted: Value, _ found: Value, _ check: Check) throws(Violation) {
        try require(wanted == found, check, "found \(found), expected \(wanted)")
    }

    private func lanes<Value>(_ one: [String: Value], _ other: [String: Value]) -> [String] {
        Set(one.keys).union(other.keys).sorted()
    }

    private func compact<Value>(_ pools: [String: [String: Value]]) -> [String: [String: Value]] {
        pools.filter { !$0.value.isEmpty }
    }
}

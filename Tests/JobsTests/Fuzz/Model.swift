import Jobs

/// What a call must leave behind: what was there before, changed by the rules that the call answers to.
struct Expectation {
    var state: Snapshot
    /// Lanes that the call may change, each with the promise that is broken when it changes in another way.
    private(set) var touched: [String: Check] = [:]
    /// Lanes that must have got a new token, and what it says.
    private(set) var fresh: [String: Snapshot.Token] = [:]
    /// Lanes that were delayed by this call, and the milliseconds.
    private(set) var delays: [String: ClosedRange<Int>] = [:]

    init(_ state: Snapshot) { self.state = state }

    mutating func touch(_ lane: String, _ check: Check) { touched[lane] = touched[lane] ?? check }

    mutating func push(_ item: Item, on lane: String, _ check: Check) {
        touch(lane, check)
        state.lists[lane, default: []].append(.init(pool: item.pool.rawValue, job: item.key.rawValue))
        if state.cur[lane] == nil { publish(lane, attempts: 0, crashes: 0) }
    }

    /// Drops what the head's job is about and everything that was remembered for it; the next in line gets a token.
    mutating func pop(_ lane: String) {
        touch(lane, .onlyFenced)
        guard let head = state.lists[lane]?.first else { return }
        let count = state.headJobs(of: lane).count
        state.lists[lane]?.removeFirst(count)
        state.memo[head.job] = nil
        state.heads[head.job] = nil
        state.cancelled.remove(head.job)
        if state.lists[lane]?.isEmpty == true {
            state.lists[lane] = nil
            state.cur[lane] = nil
        } else {
            publish(lane, attempts: 0, crashes: 0)
        }
    }

    mutating func publish(_ lane: String, attempts: Int, crashes: Int) {
        touch(lane, .onlyNamed)
        guard let head = state.lists[lane]?.first else { return }
        state.cur[lane] = "r|\(head.pool)|"
        fresh[lane] = Snapshot.Token(lane: lane, attempts: attempts, crashes: crashes)
    }

    mutating func delay(_ lane: String, milliseconds: ClosedRange<Int>, attempts: Int, crashes: Int) {
        touch(lane, .onlyNamed)
        state.cur[lane] = "d|\(attempts)|\(crashes)"
        delays[lane] = milliseconds
    }

    mutating func forget(_ entry: String, in pool: String) {
        state.tokens[pool]?[entry] = nil
        state.pending[pool]?[entry] = nil
    }

    /// What the head's job is about becomes dead letters; `apology` goes out in the same step.
    mutating func park(_ lane: String, apology: (lane: String, item: Item)?) {
        state.dead += state.headJobs(of: lane)
        if let apology { push(apology.item, on: apology.lane, .together) }
        pop(lane)
    }

    /// Fills in the ids of new tokens from what Redis holds now; a new token must be one that was not there before.
    mutating func adoptTokens(from after: Snapshot, before: Snapshot) throws(Violation) {
        for (lane, token) in fresh.sorted(by: { $0.key < $1.key }) {
            let wanted = state.cur[lane] ?? ""
            let pool = String(wanted.split(separator: "|").last ?? "")
            let actual = after.cur[lane] ?? "nothing"
            let entry = String(actual.dropFirst(wanted.count))
            try require(
                actual.hasPrefix(wanted) && before.tokens[pool]?[entry] == nil, touched[lane] ?? .onlyNamed,
                "\(lane) should have a new token, cur says \(actual)")
            state.cur[lane] = actual
            state.tokens[pool, default: [:]][entry] = token
        }
    }
}

/// What the walk was told: the truth that the end is measured by.
struct History {
    /// Lane, then job keys as they were accepted and as they came out.
    var accepted: [String: [String]] = [:]
    var finished: [String: [String]] = [:]
    var parked: [String] = []
    var apologies: [String] = []
    /// Every item that was ever pushed, by its key.
    var items: [String: Item] = [:]
    /// Between which two looks at Redis' clock an update came.
    var arrivals: [String: ClosedRange<Int>] = [:]

    mutating func accept(_ item: Item, on lane: String) {
        accepted[lane, default: []].append(item.key.rawValue)
        items[item.key.rawValue] = item
    }

    mutating func finish(_ job: String, on lane: String) { finished[lane, default: []].append(job) }
}

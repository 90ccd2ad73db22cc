import Jobs
import Redis

/// Everything that Redis holds for one bot, read with plain commands in one atomic script, past the functions under test.
struct Snapshot: Equatable {
    struct Waiting: Equatable {
        var pool: String
        var job: String
    }
    struct Token: Equatable {
        var lane: String
        var attempts: Int
        var crashes: Int
    }
    struct Holder: Equatable {
        var consumer: String
        var count: Int
    }
    struct Key: Equatable {
        var type: String
        var expires: Bool
    }

    var lists: [String: [Waiting]] = [:]
    var cur: [String: String] = [:]
    var delayed: [String: Int] = [:]
    /// Pool, then entry id.
    var tokens: [String: [String: Token]] = [:]
    var pending: [String: [String: Holder]] = [:]
    var delivered: [String: EntryID] = [:]
    var seen: Set<Int64> = []
    var dead: [String] = []
    var memo: [String: [String: String]] = [:]
    var cancelled: Set<String> = []
    /// How many heads of its lane the job of an album is about.
    var heads: [String: Int] = [:]
    var slowed: Set<String> = []
    var strangers: [String: Int] = [:]
    var known: Set<String> = []
    var keys: [String: Key] = [:]

    /// The jobs that the lease on a lane's head is about.
    func headJobs(of lane: String) -> [String] {
        let list = lists[lane] ?? []
        return list.prefix(list.first.flatMap { heads[$0.job] } ?? 1).map(\.job)
    }

    /// The step by which a job is known to be reached by no stop any more.
    static let committed = "!committed"

    func isCommitted(_ job: String) -> Bool { memo[job]?[Self.committed] != nil }

    /// Whether the lane that a token speaks of points at it.
    func isNamed(_ entry: String, in pool: String) -> Bool {
        tokens[pool]?[entry].map { cur[$0.lane] == "r|\(pool)|\(entry)" } ?? false
    }

    /// Tokens that the group has not handed out, oldest first.
    func undelivered(in pool: String) -> [String] {
        let last = delivered[pool] ?? EntryID(milliseconds: 0, number: 0)
        return Self.ordered(tokens[pool, default: [:]].keys.filter { EntryID($0) > last })
    }

    static func ordered(_ entries: some Sequence<String>) -> [String] { entries.sorted { EntryID($0) < EntryID($1) } }
}

/// What of a snapshot changes without anybody's doing.
struct Clocks {
    /// Milliseconds of Redis TIME.
    var now = 0
    /// Pool, then entry: milliseconds since the holder was heard of.
    var idle: [String: [String: Int]] = [:]
}

/// Milliseconds and a number: they order a stream.
struct EntryID: Comparable {
    var milliseconds: Int
    var number: Int

    static func < (one: EntryID, other: EntryID) -> Bool {
        (one.milliseconds, one.number) < (other.milliseconds, other.number)
    }
}

extension EntryID {
    init(_ text: String) {
        let parts = text.split(separator: "-")
        self.init(milliseconds: parts.first.flatMap { Int($0) } ?? 0, number: parts.last.flatMap { Int($0) } ?? 0)
    }
}

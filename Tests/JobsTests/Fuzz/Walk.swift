import Domain
import Jobs
import Redis

/// One seeded walk over the lane functions of one bot. Redis is read and checked after every step.
final class Walk {
    let lanes: LaneFunctions
    let connection: Connection
    let seed: UInt64
    var random: Generator

    /// What Redis held after the last step.
    var state = Snapshot()
    var clocks = Clocks()
    var oracle = Oracle()
    var history = History()
    var doors = Doors()
    /// Every lease that reached a worker, oldest first; also those of workers long dead, which may still call.
    var leases: [Lease] = []
    var workers = ["w1", "w2", "w3"]
    var started = 3

    /// The key, behind the prefix, that is a string during the next call.
    var fault: String?
    private var isFaulty = false
    /// Sabotage that no sweep has mended yet.
    var isTampered = false
    var isLittered = false

    private(set) var steps: [String] = []

    init(_ connection: Connection, bot: Int64, seed: UInt64) {
        lanes = LaneFunctions(connection: connection, bot: bot)
        self.connection = connection
        self.seed = seed
        random = Generator(seed: seed)
    }

    /// The last steps, for the report of a failure.
    var tail: String { steps.suffix(15).map { "  \($0)" }.joined(separator: "\n") }

    /// Runs a call and checks what came of it. `body` gets the state before and changes it to what must be there after.
    func step(_ title: String, _ body: (inout Expectation) async throws -> Void) async throws {
        steps.append("\(steps.count + 1). \(title)" + (fault.map { " while \($0) is a string" } ?? ""))
        var expectation = Expectation(state)
        var failure: ErrorReply?
        try await beginFault()
        do { try await body(&expectation) } catch ConnectionError.refused(let reply) { failure = reply }
        let mayFail = fault != nil
        try await endFault()
        let (after, times) = try await Snapshot.read(lanes.prefix, over: connection)
        let invariants = Invariants(
            before: state, after: after, times: clocks.now...max(clocks.now, times.now), isTampered: isTampered,
            isLittered: isLittered)
        if let failure {
            try invariants.checkUntouched()
            try require(mayFail, .works, failure.message)
        } else {
            try invariants.check(expectation)
        }
        state = after
        clocks = times
    }

    /// Breaks something from outside: only what may never happen is checked until `repair`.
    func sabotage(_ title: String, _ commands: [Command]) async throws {
        isTampered = true
        isLittered = true
        try await step("SABOTAGE \(title)") { _ in
            for command in commands { _ = try await connection.send(command) }
        }
    }

    /// Sweeps and collects, after which I1 to I3 hold again and the model is exact again.
    func repair() async throws {
        try await step("repair") { _ in
            _ = try await lanes.sweep(lanes.lanes().sorted())
            for pool in PoolName.allCases { _ = try await lanes.collectGarbage(in: pool, limit: 1000) }
        }
        isTampered = false
        oracle.forgetAllBut(state)
        try await step("look") { _ in }
    }

    /// Reads Redis in the middle of a step whose outcome depends on the clock.
    func peek() async throws -> (Snapshot, Clocks) {
        try await endFault()
        return try await Snapshot.read(lanes.prefix, over: connection)
    }

    private func beginFault() async throws {
        guard let fault else { return }
        let key = lanes.prefix + fault
        if state.keys[fault] != nil { _ = try await connection.send(Command("RENAME", key, "\(key)-away")) }
        _ = try await connection.send(Command("SET", key, "of another type"))
        isFaulty = true
    }

    private func endFault() async throws {
        guard isFaulty, let fault else { return }
        isFaulty = false
        self.fault = nil
        let key = lanes.prefix + fault
        _ = try await connection.send(Command("DEL", key))
        if state.keys[fault] != nil { _ = try await connection.send(Command("RENAME", "\(key)-away", key)) }
    }

    /// Drops what an earlier walk of this seed may have left behind.
    func wipe() async throws {
        let left = try await connection.send(Command("KEYS", key("*"))).array ?? []
        if !left.isEmpty { _ = try await connection.send(Command(["DEL"] + left.compactMap(\.text))) }
    }

    /// A Redis key of this bot.
    func key(_ name: String) -> String { lanes.prefix + name }
}

import Domain
import Jobs
import Logging
import Operations
import Redis
import ServiceLifecycleTestKit
import Support
import Testing
import Threading
import WorkerRuntime

/// A bot of the test's own on a real Redis: jobs go in, workers run, outputs and dead letters come out.
final class Bench: Sendable {
    let server: RedisServer
    let bot: Int64
    let connection: Connection
    /// The test's own hand on the lanes.
    let lanes: LaneFunctions
    private let logger: Logger
    private let updates = Counter(after: 0)
    private let gates = Locked<[Gate]>([])

    /// - Parameter log: gets the messages of warnings and errors.
    init(on server: RedisServer? = nil, log: Signal<String>? = nil) async throws {
        if let server { self.server = server } else { self.server = try await SharedRedis.server() }
        bot = SharedRedis.bots.next()
        logger = Logger(label: "test") { _ -> any LogHandler in
            if let log { TroubleLog(log) } else { SwiftLogNoOpLogHandler() }
        }
        connection = self.server.connect()
        lanes = LaneFunctions(connection: connection, bot: bot)
        try await lanes.load()
    }

    deinit { connection.close() }

    /// Adds a text to the lane of a person.
    @discardableResult
    func enqueue(_ text: String, from person: Int64 = 7) async throws -> JobKey {
        try await enqueue(text, .text, in: .chat, on: lane(of: person), from: person)
    }

    /// Adds a word that does not wait for the person's other jobs.
    @discardableResult
    func enqueue(control text: String, from person: Int64) async throws -> JobKey {
        try await enqueue(text, .control, in: .control, on: .control(ChatID(person), UserID(person)), from: person)
    }

    private func enqueue(
        _ text: String, _ kind: JobKind, in pool: PoolName, on lane: Lane, from person: Int64
    ) async throws -> JobKey {
        let update = UpdateID(updates.next())
        let item = Item(
            pool: pool, kind: kind, key: JobKey(update: update, date: 1_700_000_000), arrival: 1_700_000_000_123,
            address: Address(chat: ChatID(person), thread: nil, user: UserID(person), message: nil, language: .russian),
            payload: Array(text.utf8))
        let outcome = try await lanes.enqueue(
            item, of: update, on: lane, from: nil, capacity: 1000, refusal: nil, deadline: .seconds(10))
        try #require(outcome == .ready || outcome == .queued)
        return item.key
    }

    /// Adds bytes as they are.
    func enqueue(stored bytes: [UInt8], from person: Int64) async throws {
        var command = Command(arguments: 11)
        for part in [
            "FCALL", "fb1_enq", "1", lanes.prefix, lane(of: person).description, "\(updates.next())", "", "1000",
        ] { command.add(part) }
        command.add(bytes)
        for _ in 1...2 { command.add("") }
        #expect(try await connection.send(command).integer == 1)
    }

    func lane(of person: Int64) -> Lane { .conversation(ChatID(person), UserID(person)) }

    func pool(
        _ name: PoolName = .chat, width: Int = 8, attempts: Int = 3, deadline: Duration = .seconds(60),
        givenUp: (@Sendable (Job, Reason) async throws -> [Draft]?)? = nil,
        handle: @escaping @Sendable (Job) async throws -> JobOutcome
    ) -> Pool {
        Pool(
            name: name, width: width,
            retries: RetryPolicy(attempts: attempts, base: .milliseconds(1), cap: .seconds(1)),
            deadline: { _ in deadline }, stopped: { [Draft("stopped", to: $0)] }, givenUp: givenUp,
            handle: handle)
    }

    /// Holds handlers until the test opens it; a test that fails before it does so lets them go, and ends.
    func gate() -> Gate {
        let gate = Gate()
        gates.withLock { $0.append(gate) }
        return gate
    }

    /// Runs one worker for each pool beside `body`, and shuts them down gracefully: all that began is settled afterwards.
    func run(
        _ pools: [Pool], visibility: Duration = .seconds(60), drain: Duration = .seconds(60),
        _ body: @Sendable (GracefulShutdownTestTrigger) async throws -> Void
    ) async throws {
        try await run(workers: pools.map { [$0] }, visibility: visibility, drain: drain, body)
    }

    /// Runs workers of several pools each.
    func run(
        workers: [[Pool]], visibility: Duration = .seconds(60), drain: Duration = .seconds(60),
        _ body: @Sendable (GracefulShutdownTestTrigger) async throws -> Void
    ) async throws {
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for pools in workers {
                    group.addTask { try await self.run(pools, visibility: visibility, drain: drain) }
                }
                do {
                    try await body(trigger)
                } catch {
                    for gate in gates.withLock({ $0 }) { await gate.open() }
                    throw error
                }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    /// One worker over a connection of its own.
    func run(_ pools: [Pool], visibility: Duration, drain: Duration) async throws {
        let connection = server.connect("worker")
        defer { connection.close() }
        try await Worker(
            pools: pools, lanes: LaneFunctions(connection: connection, bot: bot), endpoint: server.endpoint, bot: bot,
            visibility: visibility, drain: drain, liveness: Liveness(),
            logger: logger
        ).run()
    }
}

extension Draft {
    /// A text for the chat that the job came from.
    init(_ text: String, to job: Job) {
        let chat = job.address?.chat ?? ChatID(0)
        self.init(
            lane: .output(chat), pool: .send, kind: .message,
            address: Address(chat: chat, thread: nil, user: nil, message: nil, language: nil), payload: Array(text.utf8)
        )
    }
}

extension Job {
    var text: String { String(decoding: payload, as: UTF8.self) }
}

extension Item {
    var text: String { String(decoding: payload, as: UTF8.self) }
}

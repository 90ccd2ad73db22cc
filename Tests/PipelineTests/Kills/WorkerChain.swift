import Glibc
import Proxy
import Redis
import Support
import Testing

/// An installation whose workers die one after another: each finishes what the one before it has left, and is then killed
/// at a message of a job of its own.
struct WorkerChain {
    /// What was found when the job of a killed worker was over.
    struct Finding: Sendable {
        let cut: Cut?
        let passages: [Passage]
        /// How often each effect of the scenario was there.
        let counts: [Int]
    }

    private let scenario: Scenario
    private let bot: Installation
    private let redis: Connection
    private static let patience = Duration.seconds(30)
    private static let firstChat: Int64 = 1000

    /// - Parameter cuts: nil for a job that nobody disturbs.
    static func run(_ scenario: Scenario, _ cuts: [Cut?]) async throws -> [Finding] {
        let chain = WorkerChain(scenario: scenario, bot: try await scenario.start())
        defer { chain.redis.close() }
        return try await chain.run(cuts)
    }

    private init(scenario: Scenario, bot: Installation) {
        self.scenario = scenario
        self.bot = bot
        redis = bot.redis.connect()
    }

    private func run(_ cuts: [Cut?]) async throws -> [Finding] {
        try await introduceOwners()
        var findings: [Finding] = []
        var worker = try await startWorker()
        for (number, cut) in cuts.enumerated() {
            let (process, checkpoint) = worker
            let chat = Self.firstChat + Int64(number)
            checkpoint.begin(cutting: cut) { process.kill(SIGKILL) }
            try await tell(chat)
            if let cut {
                try await until("the worker died \(cut)") { !process.isRunning }
                worker = try await startWorker()
            } else {
                _ = try await bot.world.transcript(chat, with: 1)
            }
            try await until("the job is over that was cut \(cut, default: "nowhere")") { try await isOver(worker.1) }
            #expect(checkpoint.isCut == (cut != nil) && checkpoint.faults.isEmpty)
            var counts: [Int] = []
            for effect in scenario.effects { counts.append(try await effect.count(bot, chat)) }
            findings.append(Finding(cut: cut, passages: checkpoint.passages, counts: counts))
        }
        let dead = try await redis.send(Command("XLEN", "{123456}dead"))
        #expect(dead == .integer(0))
        return findings
    }

    /// By a worker that nobody disturbs, so that the others say nothing but what their jobs cause.
    private func introduceOwners() async throws {
        let first = try await bot.startWorker()
        first.kill(SIGTERM)
        _ = try await first.exitStatus()
    }

    private func startWorker() async throws -> (ChildProcess, Checkpoint) {
        let checkpoint = Checkpoint(label: scenario.label)
        return (try await bot.startWorker(through: checkpoint, owners: []), checkpoint)
    }

    private func tell(_ chat: Int64) async throws {
        if let tell = scenario.tell { return try await tell(bot, chat) }
        try await bot.world.say(scenario.question(chat), chat: chat)
    }

    /// No lane holds anything, and the worker that lives has heard so.
    private func isOver(_ checkpoint: Checkpoint) async throws -> Bool {
        guard try await redis.send(Command("HLEN", "{123456}cur")) == .integer(0) else { return false }
        return checkpoint.latest?.direction != .request
    }

    private func until(_ what: String, _ isSo: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + Self.patience
        while try await !isSo() {
            guard .now < end else { throw Missing("\(what): \(bot.log.suffix(4000))") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

import Foundation
import Jobs
import Redis
import Support
import Testing

/// Walks over the lane functions against a model, each seed with a bot of its own on one server.
///
/// `FUZZ_SEEDS=20` makes the run twenty times as long; `FUZZ_FIRST=17` begins with another seed.
@Suite("The lane functions against a model")
struct FuzzTests {
    static let steps = 300
    static let times = number("FUZZ_SEEDS") ?? 1
    static let first = number("FUZZ_FIRST") ?? 1

    @Test("every walk keeps every promise, and what went in comes out once", arguments: [false, true])
    func walks(isSabotaged: Bool) async throws {
        let server = try await RedisServer.start()
        let failures = await withTaskGroup(of: String?.self) { group in
            let seeds = Self.first..<Self.first + 30 * Self.times
            var failures: [String] = []
            for (number, seed) in seeds.enumerated() {
                if number >= 2, let failure = await group.next() ?? nil { failures.append(failure) }
                group.addTask { await Self.walk(server, UInt64(seed), isSabotaged: isSabotaged)?.report }
            }
            for await failure in group { if let failure { failures.append(failure) } }
            return failures
        }
        for failure in failures { Issue.record("\(failure)") }
    }

    @Test("a library with one promise taken out is found out, and by name", arguments: MutationGroup.allCases)
    func mutations(_ group: MutationGroup) async throws {
        let server = try await RedisServer.start()
        for mutation in group.mutations {
            try await mutation.load(on: server)
            let failure = await Self.firstFailure(server)
            let check = failure.flatMap(\.check)
            #expect(
                check.map { mutation.caughtBy.contains($0) } == true,
                "\(mutation.name): \(failure?.report ?? "no seed noticed")")
        }
    }

    private static func firstFailure(_ server: RedisServer) async -> Failure? {
        for seed in UInt64(1)...60 {
            if let failure = await walk(server, seed, isSabotaged: seed.isMultiple(of: 2)) { return failure }
        }
        return nil
    }

    /// What went wrong on a walk.
    struct Failure: Sendable {
        var check: Check?
        var report: String
    }

    /// Walks with the library that `server` has.
    static func walk(_ server: RedisServer, _ seed: UInt64, isSabotaged: Bool) async -> Failure? {
        let connection = server.connect()
        defer { connection.close() }
        let walk = Walk(connection, bot: Int64(seed), seed: seed)
        do {
            try await walk.wipe()
            try await walk.run(steps: steps, isSabotaged: isSabotaged)
            return nil
        } catch {
            return Failure(
                check: (error as? Violation)?.check,
                report: "seed \(seed), \(isSabotaged ? "with" : "without") sabotage: \(error)\n\(walk.tail)")
        }
    }

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
}

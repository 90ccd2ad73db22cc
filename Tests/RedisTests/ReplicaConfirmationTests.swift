import Glibc
import Redis
import Support
import Testing

@Suite("The word of a replica", .timeLimit(.minutes(1)))
struct ReplicaConfirmationTests {
    @Test("is asked for by many writers together, and true for each of them")
    func together() async throws {
        try await withReplica { pair async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<300 {
                    group.addTask {
                        let written = try await pair.count()
                        let copied = try await pair.copy.send(Command("GET", "n")).integer
                        #expect(try #require(copied) >= written)
                    }
                }
                try await group.waitForAll()
            }
            let stats = try #require(try await pair.other.send(Command("INFO", "commandstats")).text)
            let line = try #require(stats.split(separator: "\r\n").first { $0.hasPrefix("cmdstat_wait:calls=") })
            let calls = try #require(Int(line.drop { $0 != "=" }.dropFirst().prefix { $0.isNumber }))
            #expect(calls < 150, "\(calls) questions for 300 writers")
        }
    }

    @Test("is missing while the replica stands still, and comes again with it")
    func stalled() async throws {
        try await withReplica { pair async throws in
            try await pair.replica.kill(SIGSTOP)
            let began = ContinuousClock.now
            await #expect(throws: ConnectionError.connectionLost) { try await pair.count() }
            #expect(.now - began >= .milliseconds(990))
            #expect(try await pair.other.send(Command("GET", "n")).integer == 1, "it may have run, and did")
            try await pair.replica.kill(SIGCONT)
            var counted: Int?
            while counted == nil {
                do { counted = try await pair.count() } catch ConnectionError.connectionLost { continue }
            }
            #expect(try await pair.copy.send(Command("GET", "n")).integer == counted)
        }
    }

    @Test("counts for nothing when it was given to another connection than the one that wrote")
    func reconnected() async throws {
        try await withReplica { pair async throws in
            await #expect(throws: ConnectionError.connectionLost) {
                try await pair.confirmation.confirmed { () async throws(ConnectionError) in
                    _ = try await pair.writer.send(Command("INCR", "n"))
                    let id = try await pair.writer.send(Command("CLIENT", "ID")).integer ?? 0
                    _ = try await pair.other.send(Command("CLIENT", "KILL", "ID", "\(id)"))
                    while pair.writer.status.connects < 2 {
                        _ = try await pair.other.send(Command("PING"))
                    }
                }
            }
            #expect(pair.writer.status.connects == 2)
            #expect(try await pair.count() == 2)
        }
    }

    private struct Pair: Sendable {
        let replica: RedisServer
        let writer, other, copy: Connection
        let confirmation: ReplicaConfirmation

        /// Counts one up and waits for the replica.
        func count() async throws(ConnectionError) -> Int {
            try await confirmation.confirmed { () async throws(ConnectionError) in
                try await writer.send(Command("INCR", "n")).integer ?? 0
            }
        }
    }

    private func withReplica(_ body: @Sendable (Pair) async throws -> Void) async throws {
        let master = try await RedisServer.start(options: ["--repl-diskless-sync-delay", "0"])
        let replica = try await RedisServer.start(options: ["--replicaof", "127.0.0.1", "\(master.port)"])
        let (writer, other, copy) = (master.connect("writer"), master.connect("other"), replica.connect("copy"))
        defer { for connection in [writer, other, copy] { connection.close() } }
        _ = try await writer.send(Command("SET", "synced", "1"))
        #expect(try await writer.send(Command("WAIT", "1", "20000"), deadline: .seconds(25)).integer == 1)
        try await body(
            Pair(
                replica: replica, writer: writer, other: other, copy: copy,
                confirmation: ReplicaConfirmation(on: writer, limit: .seconds(1))))
    }
}

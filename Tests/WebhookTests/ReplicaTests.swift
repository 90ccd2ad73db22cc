import Glibc
import HTTPClient
import Jobs
import Redis
import Support
import Testing

@testable import Webhook

@Suite("An ingress that promises a replica", .timeLimit(.minutes(1)))
struct ReplicaTests {
    @Test("says yes when the replica has the update")
    func confirmed() async throws {
        try await withReplica { door, _, copy async throws in
            for number in 1...50 {
                #expect(try await door.post(Sample.text("Hi", id: "\(number)")).status == 200)
                #expect(try await copy.keys(of: "c:42:42", door).count == number)
            }
        }
    }

    @Test("says neither yes nor no to anything else while the replica stands still")
    func stalled() async throws {
        try await withReplica { door, replica, copy async throws in
            #expect(try await door.post(Sample.text("Hi", id: "0")).status == 200)
            try await replica.kill(SIGSTOP)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...10 {
                    group.addTask { try await door.post(Sample.text("Hi", id: "\(number)")).status }
                }
                while try await door.items(of: "c:42:42").count < 2 {}  // the first of them waits
                var fastest = Duration.seconds(60)
                for _ in 0..<20 {
                    let began = ContinuousClock.now
                    #expect(try await door.get("/readyz").status == 200)
                    #expect(try await door.get("/api/health").status == 200)
                    fastest = min(fastest, .now - began)
                }
                #expect(fastest < .milliseconds(900))
                for try await status in group { #expect(status == 503) }
            }
            try await replica.kill(SIGCONT)
            for number in 0...10 {
                while try await door.post(Sample.text("Hi", id: "\(number)")).status != 200 {}
                #expect(try await copy.keys(of: "c:42:42", door).contains("\(number)-1700000000"))
            }
            #expect(try await door.items(of: "c:42:42").count == 11)
        }
    }

    private func withReplica(
        _ body: @Sendable (Door, _ replica: RedisServer, _ copy: Copy) async throws -> Void
    ) async throws {
        let server = try await RedisServer.start(durable: true, options: ["--repl-diskless-sync-delay", "0"])
        let replica = try await RedisServer.start(options: ["--replicaof", "127.0.0.1", "\(server.port)"])
        let copy = Copy(connection: replica.connect("copy"))
        defer { copy.connection.close() }
        try await Door.open(to: server, durability: .replicated) { door async throws in
            try await door.lanes.load()  // something to wait for
            let synced = try await door.lanes.connection.send(Command("WAIT", "1", "20000"), deadline: .seconds(25))
            #expect(synced.integer == 1)
            try await body(door, replica, copy)
        }
    }
}

/// What the replica holds.
private struct Copy: Sendable {
    let connection: Connection

    func keys(of lane: String, _ door: Door) async throws -> [String] {
        let stored = try await connection.send(Command("LRANGE", "\(door.lanes.prefix)l:\(lane)", "0", "-1"))
        return try (stored.array ?? []).map { try Item(decoding: $0.bytes ?? []).key.rawValue }
    }
}

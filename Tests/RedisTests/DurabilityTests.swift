import Redis
import Support
import Testing

@Suite("What a server must promise")
struct DurabilityTests {
    static let strong = [
        "appendonly": "yes", "appendfsync": "always", "no-appendfsync-on-rewrite": "no",
        "maxmemory-policy": "noeviction",
    ]

    @Test(
        "each setting that is too weak has a line with the command that mends it",
        arguments: [
            ("appendonly", "no", "CONFIG SET appendonly yes"),
            ("appendfsync", "everysec", "CONFIG SET appendfsync always"),
            ("no-appendfsync-on-rewrite", "yes", "CONFIG SET no-appendfsync-on-rewrite no"),
            ("maxmemory-policy", "allkeys-lru", "CONFIG SET maxmemory-policy noeviction"),
        ])
    func table(setting: String, value: String, command: String) throws {
        var settings = Self.strong
        settings[setting] = value
        for durability in [Durability.single, .replicated] {
            let lines = durability.shortfalls(of: settings, replicas: 1)
            #expect(lines.count == 1)
            let line = try #require(lines.first)
            #expect(line.contains("redis-cli \(command)") && line.contains("has \(setting) \(value);"))
        }
        #expect(Durability.relaxed.shortfalls(of: settings, replicas: 0).isEmpty)
    }

    @Test("a setting that the server does not tell is a shortfall, and so is a missing replica")
    func missing() {
        #expect(Durability.single.shortfalls(of: [:], replicas: 0).count == 4)
        #expect(Durability.single.shortfalls(of: Self.strong, replicas: 0).isEmpty)
        let lines = Durability.replicated.shortfalls(of: Self.strong, replicas: 0)
        #expect(lines.count == 1 && lines.first?.contains("--replicaof") == true)
    }

    @Test("a real server is measured, and the commands that the lines name mend it")
    func mending() async throws {
        let server = try await RedisServer.start(options: [
            "--maxmemory-policy", "allkeys-lru", "--no-appendfsync-on-rewrite", "yes",
        ])
        let connection = server.connect()
        defer { connection.close() }
        #expect(try await connection.shortfalls(for: .relaxed).isEmpty)
        let lines = try await connection.shortfalls(for: .single)
        #expect(lines.count == 4)
        for line in lines {
            let words = try #require(line.firstRange(of: "redis-cli ")).upperBound
            _ = try await connection.send(
                Command(line[words...].prefix { $0 != "," }.split(separator: " ").map(String.init)))
        }
        #expect(try await connection.shortfalls(for: .single).isEmpty)
    }

    @Test("a durable server with a replica is enough for every class")
    func replicated() async throws {
        let master = try await RedisServer.start(durable: true, options: ["--repl-diskless-sync-delay", "0"])
        let connection = master.connect()
        defer { connection.close() }
        #expect(try await connection.shortfalls(for: .replicated).count == 1)
        let replica = try await RedisServer.start(options: ["--replicaof", "127.0.0.1", "\(master.port)"])
        #expect(try await connection.send(Command("WAIT", "1", "20000"), deadline: .seconds(25)).integer == 1)
        for durability in Durability.allCases {
            #expect(try await connection.shortfalls(for: durability).isEmpty)
        }
        _ = replica.port
    }
}

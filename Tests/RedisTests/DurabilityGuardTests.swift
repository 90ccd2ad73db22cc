import Redis
import Support
import Testing

/// A setting is weakened on the live server, as a failover to another one would do it for this connection.
@Suite("What a server must promise after a reconnect", .timeLimit(.minutes(1)))
struct DurabilityGuardTests {
    @Test("is asked again of each connection, and not of one that was found fit")
    func reconnect() async throws {
        let server = try await RedisServer.start(durable: true)
        let (connection, admin) = (server.connect("guarded"), server.connect("admin"))
        defer { for connection in [connection, admin] { connection.close() } }
        let durability = DurabilityGuard(.single, of: connection)
        #expect(try await durability.shortfalls().isEmpty)
        _ = try await admin.send(Command("CONFIG", "SET", "appendfsync", "everysec"))
        #expect(try await durability.shortfalls().isEmpty)
        try await lose(connection, admin)
        let lines = try await durability.shortfalls()
        #expect(lines.count == 1 && lines.first?.contains("CONFIG SET appendfsync always") == true)
        await #expect(throws: ConnectionError.tooWeak) { try await durability.check() }
        _ = try await admin.send(Command("CONFIG", "SET", "appendfsync", "always"))
        #expect(try await durability.shortfalls().isEmpty, "mended, without a reconnect")
    }

    @Test("keeps commands back from a weaker server, and lets them through when it is mended")
    func kept() async throws {
        let server = try await RedisServer.start(durable: true)
        let (connection, admin) = (server.connect("guarded"), server.connect("admin"))
        defer { for connection in [connection, admin] { connection.close() } }
        let durability = DurabilityGuard(.single, of: connection)
        func count() async throws(ConnectionError) -> Int? {
            try await durability.kept { () async throws(ConnectionError) in
                try await connection.send(Command("INCR", "writes")).integer
            }
        }
        #expect(try await count() == 1)
        _ = try await admin.send(Command("CONFIG", "SET", "appendonly", "no"))
        try await lose(connection, admin)
        await #expect(throws: ConnectionError.tooWeak) { try await count() }
        #expect(try await admin.send(Command("GET", "writes")).integer == 1)
        _ = try await admin.send(Command("CONFIG", "SET", "appendonly", "yes"))
        #expect(try await count() == 2)
    }

    @Test("does not vouch for a command in whose time the connection was made anew")
    func meanwhile() async throws {
        let server = try await RedisServer.start(durable: true)
        let (connection, admin) = (server.connect("guarded"), server.connect("admin"))
        defer { for connection in [connection, admin] { connection.close() } }
        let durability = DurabilityGuard(.single, of: connection)
        await #expect(throws: ConnectionError.connectionLost) {
            try await durability.kept { () async throws(ConnectionError) in
                do { try await lose(connection, admin) } catch { throw .unexpectedReply }
                return try await connection.send(Command("INCR", "writes")).integer
            }
        }
        #expect(try await admin.send(Command("GET", "writes")).integer == 1, "it has run all the same")
    }

    /// Ends a connection from the server's side, and waits until it is made anew.
    private func lose(_ connection: Connection, _ admin: Connection) async throws {
        let id = try #require(try await connection.send(Command("CLIENT", "ID")).integer)
        let before = connection.status.connects
        _ = try await admin.send(Command("CLIENT", "KILL", "ID", String(id)))
        while connection.status.connects == before {
            try Task.checkCancellation()
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

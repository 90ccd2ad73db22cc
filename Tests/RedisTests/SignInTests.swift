import Foundation
import Redis
import Support
import Testing

@Suite("Signing in")
struct SignInTests {
    @Test("a wrong or missing password is named when a command's time is over; the right one opens")
    func password() async throws {
        let server = try await RedisServer.start(options: ["--requirepass", "geheim"])
        var endpoint = server.endpoint
        #expect(try await refusal(endpoint) == .noAuthentication)
        endpoint.password = "falsch"
        #expect(try await refusal(endpoint) == .wrongPassword)
        endpoint.password = "geheim"
        let connection = Connection(to: endpoint, name: "test")
        defer { connection.close() }
        #expect(try await connection.send(Command("PING")) == .status("PONG"))
        _ = try await connection.send(Command("ACL", "SETUSER", "bot", "on", ">a b\r\n👋", "+@all", "~*"))
        endpoint.user = "bot"
        endpoint.password = "a b\r\n👋"
        let named = Connection(to: endpoint, name: "test")
        defer { named.close() }
        #expect(try await named.send(Command("ACL", "WHOAMI")).text == "bot")
    }

    @Test("the database of the URL is selected, also after a reconnect")
    func database() async throws {
        let server = try await RedisServer.start()
        var endpoint = server.endpoint
        endpoint.database = 5
        let connection = Connection(to: endpoint, name: "chosen")
        defer { connection.close() }
        let first = try await info(connection)
        #expect(first.contains("name=chosen") && first.contains("db=5"))
        _ = try await connection.send(Command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "no"))
        let second: String
        do { second = try await info(connection) } catch .connectionLost { second = try await info(connection) }
        #expect(second.contains("name=chosen") && second.contains("db=5"))
        #expect(connection.status.connects == 2)
        endpoint.database = 99
        #expect(try await refusal(endpoint) == .other)
    }

    @Test("a unix socket will do")
    func unixSocket() async throws {
        let path = NSTemporaryDirectory() + "familybot-\(UUID().uuidString.prefix(8)).sock"
        let server = try await RedisServer.start(options: ["--unixsocket", path])
        let connection = Connection(to: try Endpoint(parsing: "unix://\(path)?db=3"), name: "test")
        defer { connection.close() }
        let line = try await info(connection)
        #expect(line.contains(path) && line.contains("db=3"))
        _ = server.port
    }

    @Test("a replica refuses a write by name, and the connection is made anew: it may find the master")
    func replica() async throws {
        let master = try await RedisServer.start()
        let replica = try await RedisServer.start(options: ["--replicaof", "127.0.0.1", String(master.port)])
        let connection = replica.connect()
        defer { connection.close() }
        let failure = await #expect(throws: ConnectionError.self) {
            try await connection.send(Command("SET", "a", "1"))
        }
        #expect(failure?.description == "Redis refused the command: READONLY")
        _ = try await connection.send(Command("PING"))
        #expect(connection.status.connects == 2)
    }

    @Test("a server that loads its data is not there yet")
    func loading() async throws {
        let folder = NSTemporaryDirectory() + "familybot-loading-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }  // what stays in /tmp harms nobody
        let port = try freePort()
        let arguments = [
            "--port", "\(port)", "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--enable-debug-command", "yes",
            "--key-load-delay", "10000", "--loading-process-events-interval-bytes", "1024",
        ]
        let connection = Connection(
            to: Endpoint(location: .tcp(.init(host: "127.0.0.1", port: port))), name: "test")
        defer { connection.close() }
        let first = try ChildProcess(try Programs.onPath("redis-server"), arguments)
        _ = try await connection.send(Command("DEBUG", "POPULATE", "300", "key", "100"), deadline: .seconds(10))
        _ = try await connection.send(Command("SAVE"))
        first.kill(9)
        _ = try await first.exitStatus()
        let second = try ChildProcess(try Programs.onPath("redis-server"), arguments)
        #expect(try await second.wrote("Loading RDB"))
        let probe = try ChildProcess(try Programs.onPath("redis-cli"), ["-p", "\(port)", "PING"])
        #expect(try await probe.wrote("LOADING"))
        await #expect(throws: ConnectionError.notConnected) {
            try await connection.send(Command("PING"), deadline: .milliseconds(100))
        }
        #expect(try await connection.send(Command("DBSIZE"), deadline: .seconds(60)) == .integer(300))
    }

    private func refusal(_ endpoint: Endpoint) async throws -> ErrorReply.Name? {
        let connection = Connection(to: endpoint, name: "test")
        defer { connection.close() }
        do {
            _ = try await connection.send(Command("PING"), deadline: .milliseconds(500))
            return nil
        } catch .refused(let reply) {
            return reply.name
        }
    }

    private func info(_ connection: Connection) async throws(ConnectionError) -> String {
        try await connection.send(Command("CLIENT", "INFO")).text ?? ""
    }
}

import Foundation
import Redis
import Support
import Testing

@Suite("Redis behind sentinels")
struct SentinelTests {
    @Test("the master is found past a dead sentinel, and its successor after it died")
    func failover() async throws {
        let quick = ["--repl-diskless-sync-delay", "0"]
        let master = try await RedisServer.start(options: quick)
        let replica = try await RedisServer.start(options: quick + ["--replicaof", "127.0.0.1", "\(master.port)"])
        let direct = master.connect()
        defer { direct.close() }
        _ = try await direct.send(Command("SET", "kept", "1"))
        #expect(try await direct.send(Command("WAIT", "1", "20000"), deadline: .seconds(25)).integer == 1)

        let sentinel = try await Sentinel.start(watching: master.port)
        defer { sentinel.process.kill(9) }
        let dead = Endpoint.Address(host: "127.0.0.1", port: try freePort())
        let alive = Endpoint.Address(host: "127.0.0.1", port: sentinel.port)
        let connection = Connection(to: Endpoint(location: .sentinel([dead, alive], master: "main")), name: "test")
        defer { connection.close() }
        #expect(try await port(behind: connection) == master.port)

        let unknown = Connection(to: Endpoint(location: .sentinel([alive], master: "other")), name: "test")
        defer { unknown.close() }
        await #expect(throws: ConnectionError.notConnected) {
            try await unknown.send(Command("PING"), deadline: .milliseconds(300))
        }

        try await master.kill()
        #expect(try await sentinel.process.wrote("+switch-master"))
        let successor = try await port(behind: connection, deadline: .seconds(30))
        #expect(successor == replica.port)
        #expect(try await connection.send(Command("INCR", "kept")).integer == 2)
    }

    @Test("a server that is no master is not believed to be one, whatever a sentinel says")
    func oldNews() async throws {
        let master = try await RedisServer.start()
        let replica = try await RedisServer.start(options: ["--replicaof", "127.0.0.1", "\(master.port)"])
        let sentinel = try await Sentinel.start(watching: replica.port, awaiting: "+monitor master main")
        defer { sentinel.process.kill(9) }
        let location = Endpoint.Location.sentinel([.init(host: "127.0.0.1", port: sentinel.port)], master: "main")
        let connection = Connection(to: Endpoint(location: location), name: "test")
        defer { connection.close() }
        await #expect(throws: ConnectionError.notConnected) {
            try await connection.send(Command("PING"), deadline: .milliseconds(500))
        }
        #expect(connection.status.connects == 0)
    }

    private func port(behind connection: Connection, deadline: Duration = .seconds(10)) async throws -> Int? {
        do {
            return try await connection.send(Command("CONFIG", "GET", "port"), deadline: deadline).array?.last?.integer
        } catch .connectionLost {
            return try await connection.send(Command("CONFIG", "GET", "port"), deadline: deadline).array?.last?.integer
        }
    }
}

/// A real sentinel over one master, which it calls `main`.
private struct Sentinel {
    let port: Int
    let process: ChildProcess

    static func start(watching master: Int, awaiting line: String = "+slave slave") async throws -> Sentinel {
        let port = try freePort()
        let file = NSTemporaryDirectory() + "familybot-sentinel-\(port)-\(UUID().uuidString).conf"
        let configuration = """
            port \(port)
            bind 127.0.0.1
            dir \(NSTemporaryDirectory())
            sentinel monitor main 127.0.0.1 \(master) 1
            sentinel down-after-milliseconds main 500
            sentinel failover-timeout main 5000
            """
        try configuration.write(toFile: file, atomically: true, encoding: .utf8)
        let process = try ChildProcess(try Programs.onPath("redis-server"), [file, "--sentinel"])
        guard try await process.wrote(line) else { throw Missing("a sentinel: \(process.log)") }
        return Sentinel(port: port, process: process)
    }
}

import Glibc
import Redis
import Support
import Testing

@Suite("A Redis that is away")
struct OutageTests {
    @Test("a server that hangs costs a command its deadline and not more, and the connection works again")
    func hanging() async throws {
        let server = try await RedisServer.start()
        let connection = server.connect()
        defer { connection.close() }
        _ = try await connection.send(Command("PING"))
        try await server.kill(SIGSTOP)
        let began = ContinuousClock.now
        await #expect(throws: ConnectionError.connectionLost) {
            try await connection.send(Command("INCR", "hanging"), deadline: .milliseconds(300))
        }
        #expect(.now - began >= .milliseconds(300))
        try await server.kill(SIGCONT)
        #expect(try await connection.send(Command("PING"), deadline: .seconds(20)) == .status("PONG"))
        #expect(connection.status.connects == 2)
        // The hanging server had it in its socket: "may have run" is the truth.
        #expect(try await connection.send(Command("GET", "hanging")).integer == 1)
    }

    @Test("without a server each command fails at its own deadline, and is known not to have run")
    func nobodyThere() async throws {
        let server = try await RedisServer.start()
        try await server.kill()
        let connection = server.connect()
        defer { connection.close() }
        let began = ContinuousClock.now
        let patient = Pending(Command("PING"), deadline: .seconds(30), on: connection)
        await #expect(throws: ConnectionError.notConnected) {
            try await connection.send(Command("PING"), deadline: .milliseconds(200))
        }
        #expect(.now - began >= .milliseconds(200))
        #expect(connection.status.connects == 0 && connection.status.connectedSince == nil)
        try await server.start()
        #expect(try await patient.reply == .status("PONG"))
    }

    @Test("commands that were given while the server starts go through in their order")
    func starting() async throws {
        let server = try await RedisServer.start()
        try await server.kill()
        let connection = server.connect()
        defer { connection.close() }
        let (replies, replied) = AsyncStream.makeStream(of: Int?.self)
        for _ in 1...1000 {
            connection.submit(Command("INCR", "starting"), deadline: .seconds(30)) { result in
                replied.yield(try? result.get().integer)  // nil fails the comparison below
            }
        }
        try await server.start()
        var seen: [Int?] = []
        for await reply in replies.prefix(1000) { seen.append(reply) }
        #expect(seen == Array(1...1000))
    }

    @Test("after kill -9 what was under way may have run, and the connection is made again by itself")
    func killed() async throws {
        let server = try await RedisServer.start(durable: true)
        let connection = server.connect()
        defer { connection.close() }
        _ = try await connection.send(Command("SET", "kept", "1"))
        let before = connection.status
        #expect(before.connects == 1 && before.connectedSince != nil)
        let observer = server.connect("observer")
        defer { observer.close() }
        let blocked = Pending(Command("BLPOP", "killed:absent", "60"), deadline: .seconds(60), on: connection)
        // Its reply says that the other command has arrived: a blocked client has been counted.
        while try await observer.send(Command("CLIENT", "LIST")).text?.contains("cmd=blpop") != true {}
        try await server.kill()
        await #expect(throws: ConnectionError.connectionLost) { try await blocked.reply }
        let later = Pending(Command("GET", "kept"), deadline: .seconds(30), on: connection)
        try await server.start()
        #expect(try await later.reply.integer == 1)
        #expect(connection.status.connects == 2)
        #expect(try #require(connection.status.connectedSince) > #require(before.connectedSince))
    }

    @Test("close fails what is under way, what waits, and what comes later")
    func closing() async throws {
        let server = try await RedisServer.start()
        let connection = server.connect()
        _ = try await connection.send(Command("PING"))
        try await server.kill(SIGSTOP)
        let underWay = Pending(Command("PING"), deadline: .seconds(60), on: connection)
        let absent = try await RedisServer.start()
        try await absent.kill()
        let unconnected = absent.connect()
        let waiting = Pending(Command("PING"), deadline: .seconds(60), on: unconnected)
        connection.close()
        unconnected.close()
        await #expect(throws: ConnectionError.closed) { try await underWay.reply }
        await #expect(throws: ConnectionError.closed) { try await waiting.reply }
        await #expect(throws: ConnectionError.closed) { try await connection.send(Command("PING")) }
    }

    @Test("close does not wait for a server that takes nothing more")
    func closingStuck() async throws {
        let server = try await RedisServer.start()
        let connection = server.connect()
        _ = try await connection.send(Command("PING"))
        try await server.kill(SIGSTOP)
        var large = Command(arguments: 2)
        large.add("ECHO")
        large.add([UInt8](repeating: 0, count: 64 << 20))  // more than the sockets hold
        let stuck = Pending(large, deadline: .seconds(60), on: connection)
        let behind = Pending(Command("PING"), deadline: .seconds(60), on: connection)
        let began = ContinuousClock.now
        connection.close()
        await #expect(throws: ConnectionError.closed) { try await stuck.reply }
        await #expect(throws: ConnectionError.closed) { try await behind.reply }
        #expect(.now - began < .seconds(30))
    }

    @Test("while a connection is made to servers that say nothing, deadlines hold, and so does close")
    func silent() async throws {
        let server = try await RedisServer.start()
        try await server.kill(SIGSTOP)  // the system accepts connections for it, and nobody answers
        let silent = Endpoint.Address(host: "127.0.0.1", port: server.port)
        let sentinels = Array(repeating: silent, count: 50)  // one after the other, each for its two seconds
        let connection = Connection(
            to: Endpoint(location: .sentinel(sentinels, master: "m")), name: "silent")
        let began = ContinuousClock.now
        let patient = Pending(Command("PING"), deadline: .seconds(80), on: connection)
        await #expect(throws: ConnectionError.notConnected) {
            try await connection.send(Command("PING"), deadline: .milliseconds(200))
        }
        connection.close()
        await #expect(throws: ConnectionError.closed) { try await patient.reply }
        #expect(.now - began < .seconds(50))
    }

    @Test("behind a write that is stuck each command fails at its own deadline, and is known not to have run")
    func stuck() async throws {
        let server = try await RedisServer.start()
        let connection = server.connect()
        defer { connection.close() }
        _ = try await connection.send(Command("PING"))
        try await server.kill(SIGSTOP)
        var large = Command(arguments: 2)
        large.add("ECHO")
        large.add([UInt8](repeating: 0, count: 64 << 20))  // more than the sockets hold
        let stuck = Pending(large, deadline: .seconds(100), on: connection)
        // Once it is on its way nothing else is sent with it.
        try await Task.sleep(for: .milliseconds(500))
        let began = ContinuousClock.now
        for _ in 1...2 {
            await #expect(throws: ConnectionError.notConnected) {
                try await connection.send(Command("PING"), deadline: .milliseconds(200))
            }
        }
        #expect(.now - began < .seconds(50))
        try await server.kill(SIGCONT)
        #expect(try await stuck.reply.bytes?.count == 64 << 20)
    }
}

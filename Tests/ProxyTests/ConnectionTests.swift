import Redis
import Support
import Testing
import Threading

@testable import Proxy

@Suite("A proxy is not noticed by those who speak through it", .timeLimit(.minutes(1)))
struct ConnectionTests {
    @Test("a hundred connections at once, pipelined: every reply comes to its request, and is numbered once")
    func crowd() async throws {
        let redis = try await SharedRedis.server()
        let checkpoint = Checkpoint()
        let proxy = try Proxy("redis", .redis, to: redis.port, through: checkpoint)
        checkpoint.begin()
        let connections = (0..<100).map { connection(to: proxy, name: "crowd-\($0)") }
        defer { for connection in connections { connection.close() } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, connection) in connections.enumerated() {
                for request in 0..<20 {
                    group.addTask {
                        let text = "\(number)/\(request)"
                        let reply = try await connection.send(Command("ECHO", text))
                        #expect(reply == .bulk(Array(text.utf8)))
                    }
                }
            }
            try await group.waitForAll()
        }
        let passages = checkpoint.passages
        #expect(passages.map(\.number) == Array(1...4000))
        #expect(passages.count { $0.message.direction == .reply && $0.label == "ECHO" } == 2000)
        let replies = passages.map(\.message).filter { $0.direction == .reply }
        #expect(replies.allSatisfy { $0.words == ["ECHO"] + $0.answer } && Set(replies.map(\.answer)).count == 2000)
        #expect(checkpoint.faults.isEmpty)
    }

    @Test("a value of 8 MB arrives whole, both ways")
    func large() async throws {
        let redis = try await SharedRedis.server()
        let checkpoint = Checkpoint()
        let proxy = try Proxy("redis", .redis, to: redis.port, through: checkpoint)
        checkpoint.begin()
        let connection = connection(to: proxy)
        defer { connection.close() }
        let value = (0..<8 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var set = Command(arguments: 3, capacity: value.count + 64)
        set.add("SET")
        set.add("large")
        set.add(value)
        _ = try await connection.send(set, deadline: .seconds(30))
        let found = try await connection.send(Command("GET", "large"), deadline: .seconds(30))
        let isWhole = found == .bulk(value)  // not compared by the macro, which would print the difference
        #expect(isWhole)
        _ = try await connection.send(Command("DEL", "large"))
        #expect(checkpoint.passages.map(\.label) == ["SET", "SET", "GET", "GET", "DEL", "DEL"])
    }

    @Test("who has said all may still listen, and an answer without a length ends with its connection")
    func halfClosed() throws {
        let answer = Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + [UInt8](repeating: 7, count: 3 << 20)
        let server = try EchoServer(answering: answer)
        let checkpoint = Checkpoint()
        let proxy = try Proxy("web", .http, to: server.port, through: checkpoint)
        checkpoint.begin()
        let client = try Socket.connected(to: proxy.port, patience: 10)
        defer { client.close() }
        let request = "POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"
        client.sendAll(Array(request.utf8))
        client.endOutput()
        let isWhole = client.receiveAll() == answer  // not compared by the macro, which would print the difference
        #expect(isWhole)
        #expect(server.words == request)
        #expect(checkpoint.passages.map(\.description) == ["1 → web POST /a", "2 ← web POST /a"])
    }

    @Test("a server that is away, or bytes that are none of the protocol's, end the connection at once")
    func trouble() throws {
        let began = ContinuousClock.now
        let checkpoint = Checkpoint()
        let nobody = try Proxy("web", .http, to: try freePort(), through: checkpoint)
        let refused = try Socket.connected(to: nobody.port, patience: 10)
        defer { refused.close() }
        #expect(refused.receiveAll().isEmpty)
        #expect(checkpoint.faults.isEmpty)
        let server = try EchoServer(answering: [])
        let proxy = try Proxy("web", .http, to: server.port, through: checkpoint)
        let babbler = try Socket.connected(to: proxy.port, patience: 10)
        defer { babbler.close() }
        babbler.sendAll(Array("GET\r\n\r\n".utf8))
        #expect(babbler.receiveAll().isEmpty)
        #expect(checkpoint.faults == ["web request: no first line"])
        #expect(.now - began < .seconds(10))
    }

    @Test(
        "what keeps a connection alive is not counted, nor what the caller leaves out, before or behind the beginning")
    func filters() async throws {
        let redis = try await SharedRedis.server()
        let checkpoint = Checkpoint { message in
            message.name == "XREAD" ? nil : message.name.lowercased()
        }
        let proxy = try Proxy("redis", .redis, to: redis.port, through: checkpoint)
        let connection = connection(to: proxy)
        defer { connection.close() }
        _ = try await connection.send(Command("GET", "filters"))
        checkpoint.begin()
        for command in [
            Command("PING"), Command("XREAD", "COUNT", "1", "STREAMS", "filters", "0"), Command("GET", "filters"),
        ] {
            _ = try await connection.send(command)
        }
        #expect(checkpoint.passages.map(\.description) == ["1 → redis get", "2 ← redis get"])
    }

    @Test("replies of MongoDB find their requests by number, and what nobody asked for has none")
    func ledger() {
        var ledger = Ledger()
        let find = Head(name: "find films", words: ["find", "films"], id: 5)
        let update = Head(name: "update films", words: ["update", "films"], id: 6)
        ledger.note(find)
        ledger.note(update)
        #expect(ledger.request(of: Head(name: "ok", words: ["ok"], id: 90, answers: 6)) == update)
        #expect(ledger.request(of: Head(name: "ok", words: ["ok"], id: 91, answers: 90)) == nil)
        #expect(ledger.request(of: Head(name: "ok", words: ["ok"], id: 92, answers: 5)) == find)
        #expect(ledger.request(of: Head(name: "ok", words: ["ok"], id: 93, answers: 5)) == nil)
    }
}

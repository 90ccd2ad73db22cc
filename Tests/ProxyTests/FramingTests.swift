import Testing

@testable import Proxy

@Suite("Messages are whole, however their bytes arrive")
struct FramingTests {
    @Test("commands of Redis, pipelined", arguments: [1, 2, 3, 7, 64, 10_000])
    func commands(size: Int) throws {
        let take = command("FCALL", "fb1_take", "1", "{1}", "chat", "w", "32")
        let binary = command("set", "k", "line\r\n*3\r\n$0\r\n")
        let inBetween = command("XADD", "s", "*", "f", String(repeating: "x", count: 3000))
        let framed = try Framed(take + binary + inBetween, by: size) { RESPReader() }
        #expect(framed.messages.map(\.head.name) == ["FCALL fb1_take", "SET", "XADD"])
        #expect(framed.messages.map(\.bytes) == [take, binary, inBetween])
        #expect(framed.messages.allSatisfy { $0.isWhole })
        #expect(framed.messages[0].head.words == ["FCALL", "fb1_take", "1", "{1}", "chat", "w", "32"])
        #expect(framed.messages[2].head.words.last?.utf8.count == 256)
    }

    @Test("replies of Redis, of every kind and nested", arguments: [1, 2, 5, 10_000])
    func replies(size: Int) throws {
        let replies = [
            "+OK\r\n", "-ERR no\r\n", ":-12\r\n", "$-1\r\n", "*-1\r\n", "$0\r\n\r\n", "*0\r\n",
            "*3\r\n*2\r\n:1\r\n$3\r\na\r\n\r\n$-1\r\n*1\r\n*1\r\n+deep\r\n", "*1\r\n$3\r\n5-0\r\n",
        ].map { Array($0.utf8) }
        let framed = try Framed(replies.flatMap(\.self), by: size) { RESPReader() }
        #expect(framed.messages.map(\.bytes) == replies)
        #expect(framed.messages[7].head.words == ["1", "a\r\n", "", "deep"])
    }

    @Test("messages of MongoDB, with the names of command and collection", arguments: [1, 3, 15, 16, 17, 100_000])
    func mongo(size: Int) throws {
        let update = mongoMessage(id: 7, body: element("update", "films") + padding(2000))
        let reply = mongoMessage(id: 90, answering: 7, body: padding(10))
        let stream = mongoMessage(id: 91, answering: 90, flags: 2, body: padding(10))
        let unacknowledged = mongoMessage(id: 8, flags: 2, body: element("insert", "audit"))
        let ping = mongoMessage(id: 9, body: padding(0, name: "ping"))
        let query = mongoMessage(id: 10, operation: 2004, body: padding(30))
        let all = [update, reply, stream, unacknowledged, ping, query]
        let framed = try Framed(all.flatMap(\.self), by: size) { MongoReader() }
        #expect(framed.messages.map(\.bytes) == all)
        #expect(framed.messages.map(\.head.name) == ["update films", "ok", "ok", "insert audit", "ping", "hello"])
        #expect(framed.messages.map(\.head.id) == [7, 90, 91, 8, 9, 10])
        #expect(framed.messages.map(\.head.answers) == [nil, 7, 90, nil, nil, nil])
        #expect(framed.messages.map(\.head.wantsNoReply) == [false, false, false, true, false, false])
    }

    @Test("requests of HTTP on one connection: with a length, in chunks, without a body", arguments: [1, 2, 9, 10_000])
    func requests(size: Int) throws {
        let requests = [
            "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\ncontent-length: 12\r\n\r\n{\"a\":\r\n\r\n 1}",
            "GET /v1/models HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /bot1:secret/sendPhoto HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\na\r\n0\r\r\n1A;x=y\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nTrailer: 1\r\n\r\n",
            "GET /file/bot1:secret/photos/1.jpg HTTP/1.1\r\n\r\n", "POST /a HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
        ].map { Array($0.utf8) }
        let framed = try Framed(requests.flatMap(\.self), by: size) { HTTPReader(of: .request) }
        #expect(framed.messages.map(\.bytes) == requests)
        #expect(
            framed.messages.map(\.head.name) == [
                "POST /v1/chat/completions", "GET /v1/models", "POST /sendPhoto", "GET /photos/1.jpg", "POST /a",
            ])
    }

    @Test(
        "replies of HTTP: interim ones belong to the next, and one may end with its connection",
        arguments: [1, 4, 10_000])
    func httpReplies(size: Int) throws {
        let replies = [
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\nas long as it lasts",
        ].map { Array($0.utf8) }
        let framed = try Framed(replies.flatMap(\.self), by: size) { HTTPReader(of: .reply) }
        #expect(framed.messages.map(\.bytes) == replies)
        #expect(framed.messages.map(\.head.words) == [["200"], ["204"], ["500"], ["200"]])
        #expect(framed.messages.allSatisfy { $0.isWhole })
    }

    @Test("a message that breaks off is passed on and is not whole")
    func broken() throws {
        let reply = Array("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf".utf8)
        let framed = try Framed(reply, by: 10_000) { HTTPReader(of: .reply) }
        #expect(framed.messages.map(\.isWhole) == [false])
        #expect(framed.messages.map(\.bytes) == [reply])
        #expect(try Framed(Array("GET /v1/mod".utf8), by: 4) { HTTPReader(of: .request) }.rest.count == 11)
    }

    @Test("a large body streams through: nothing is held back behind the name")
    func streams() throws {
        var commands = Framer { RESPReader() }
        let first = Array("*12\r\n".utf8) + Array(repeating: Array("$1\r\na\r\n".utf8), count: 11).flatMap(\.self)
        #expect(try commands.pieces(of: first + Array("$1000000\r\n".utf8)).isEmpty)
        let part = [UInt8](repeating: 1, count: 70_000)
        #expect(try commands.pieces(of: part).map(\.bytes.count) == [first.count + 10 + 70_000])
        #expect(try commands.pieces(of: part).map(\.bytes.count) == [70_000])
        var requests = Framer { HTTPReader(of: .request) }
        let head = Array("POST /a HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n".utf8)
        #expect(try requests.pieces(of: head).map(\.bytes) == [head])
        #expect(try requests.pieces(of: part) == [Piece(head: nil, bytes: part, isLast: false)])
    }

    @Test(
        "what is none of the protocol's is an error and not a guess",
        arguments: [
            ("*x\r\n", Wire.redis), ("$\r\n", .redis), ("?\r\n", .redis), ("\u{1}\0\0\0", .mongo),
            ("GET\r\n\r\n", .http),
            ("GET / HTTP/1.1\r\nContent-Length: much\r\n\r\n", .http),
            ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", .http),
        ])
    func unreadable(bytes: String, wire: Wire) {
        #expect(throws: Unreadable.self) { try Framed(Array(bytes.utf8), by: 1) { wire.requestReader } }
    }

    private func command(_ words: String...) -> [UInt8] {
        Array("*\(words.count)\r\n".utf8) + words.flatMap { Array("$\($0.utf8.count)\r\n\($0)\r\n".utf8) }
    }
}

import Redis
import Support
import Testing

@Suite("Replies of a real Redis")
struct ReplyTests {
    @Test("every type of reply is read")
    func types() async throws {
        let connection = try await SharedRedis.server().connect()
        defer { connection.close() }
        #expect(try await connection.send(Command("PING")) == .status("PONG"))
        #expect(try await connection.send(Command("ECHO", "")) == .bulk([]))
        #expect(try await connection.send(Command("GET", "reply:absent")) == .null)
        _ = try await connection.send(Command("SET", "reply:number", String(Int64.min + 1)))
        #expect(try await connection.send(Command("DECR", "reply:number")) == .integer(.min))
        #expect(try await run("return {}", on: connection) == .array([]))
        #expect(try await connection.send(Command("BLPOP", "reply:absent", "0.01")) == .null)
        await #expect(throws: ConnectionError.refused(ErrorReply(message: "ERR so it is"))) {
            try await run("return redis.error_reply('ERR so it is')", on: connection)
        }
    }

    @Test("arrays in arrays keep their shape, with errors and nothing among their elements")
    func nesting() async throws {
        let connection = try await SharedRedis.server().connect()
        defer { connection.close() }
        let reply = try await run(
            "return {1, {'a', {redis.error_reply('ERR x'), false, {{2}}}}, {}}", on: connection)
        #expect(
            reply
                == .array([
                    .integer(1),
                    .array([
                        .bulk([97]),
                        .array([.error(ErrorReply(message: "ERR x")), .null, .array([.array([.integer(2)])])]),
                    ]),
                    .array([]),
                ]))
    }

    @Test("NUL, line ends, broken UTF-8 and emoji go there and back byte by byte")
    func bytes() async throws {
        let connection = try await SharedRedis.server().connect()
        defer { connection.close() }
        for bytes in [[0, 13, 10, 255, 0], Array("привет 👩‍👩‍👧 \0\r\n$5\r\n".utf8), [UInt8](repeating: 7, count: 3 << 20)] {
            var command = Command(arguments: 2)
            command.add("ECHO")
            command.add(bytes)
            #expect(try await connection.send(command) == .bulk(bytes))
        }
    }

    @Test("a reply tells text, bytes and integers apart")
    func reading() {
        #expect(Reply.bulk(Array("42".utf8)).integer == 42 && Reply.bulk(Array("x".utf8)).integer == nil)
        #expect(Reply.integer(7).integer == 7 && Reply.integer(7).text == nil)
        #expect(Reply.status("OK").text == "OK" && Reply.status("OK").bytes == nil)
        #expect(Reply.bulk([0xFF]).text == "\u{FFFD}" && Reply.bulk([0xFF]).bytes == [0xFF])
        #expect(Reply.array([.null]).array == [.null] && Reply.null.array == nil && Reply.null.text == nil)
    }

    private func run(_ script: String, on connection: Connection) async throws -> Reply {
        try await connection.send(Command("EVAL", script, "0"))
    }
}

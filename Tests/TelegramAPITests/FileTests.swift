import HTTPTypes
import TelegramAPI
import Testing

@Suite("A file of Telegram's", .timeLimit(.minutes(1)))
struct FileTests {
    private static func found(_ path: String, size: Int? = nil) -> Reply {
        let size = size.map { #","file_size":\#($0)"# } ?? ""
        return .json(.ok, #"{"ok":true,"result":{"file_id":"F","file_unique_id":"u","file_path":"\#(path)"\#(size)}}"#)
    }

    /// A file as one server names it.
    private static func file(_ path: String = "photos/file_1.jpg", size: Int? = nil) async throws -> TelegramFile {
        let (files, named) = AsyncStream<TelegramFile>.makeStream()
        try await TelegramServer.run(found(path, size: size)) { server in
            named.yield(try await server.bot.file(FileID(rawValue: "F")))
            #expect(server.seen.map(\.body) == [#"{"file_id":"F"}"#])
            #expect(server.seen.map(\.path) == ["/bot\(TelegramServer.token)/getFile"])
        }
        return try #require(await files.first { _ in true })
    }

    @Test("is asked for by its id and fetched from its path, byte for byte")
    func download() async throws {
        let file = try await Self.file("photos/file_1-a.jpg", size: 4)
        #expect(file.size == 4)
        try await TelegramServer.run(.bytes([0xFF, 0xD8, 0, 10])) { server in
            let bytes = try await server.bot.download(file, limit: 4)
            #expect(bytes == [0xFF, 0xD8, 0, 10])
            #expect(server.seen.map(\.path) == ["/file/bot\(TelegramServer.token)/photos/file_1-a.jpg"])
        }
    }

    @Test(
        "whose path could lead elsewhere is not taken",
        arguments: [
            "", "/etc/passwd", "photos/../../bot1/getMe", "a?b", "a#b", "a%2e%2e/b", "a b", "фото.jpg", "a@b:80/c",
            "http://a.b/c", "a\\\\b", String(repeating: "a", count: 513),
        ])
    func path(_ path: String) async throws {
        try await TelegramServer.run(Self.found(path)) { server in
            let error = await #expect(throws: TelegramError.self) {
                try await server.bot.file(FileID(rawValue: "F"))
            }
            #expect(
                error
                    == .noAnswer(NoAnswer(method: "getFile", cause: .unreadable(status: 200), mayHaveRun: true)))
        }
    }

    @Test("that is announced as too large is not asked for")
    func announced() async throws {
        let file = try await Self.file(size: 5)
        try await TelegramServer.run(.bytes([1, 2, 3, 4, 5])) { server in
            let error = await #expect(throws: TelegramError.self) { try await server.bot.download(file, limit: 4) }
            #expect(error == .noAnswer(NoAnswer(method: "download", cause: .tooLarge, mayHaveRun: false)))
            #expect(server.seen.isEmpty)
        }
    }

    @Test(
        "that does not come tells why, and neither the token nor the path",
        arguments: [
            (Reply.bytes([1, 2, 3, 4, 5]), NoAnswer.Cause.tooLarge), (.cut, .connection),
            (.redirect, .unreadable(status: 302)), (.html(.badGateway), .serverError(status: 502)),
        ])
    func lost(_ reply: Reply, cause: NoAnswer.Cause) async throws {
        let file = try await Self.file()
        try await TelegramServer.run(reply) { server in
            let error = await #expect(throws: TelegramError.self) {
                try await server.bot.download(file, limit: cause == .tooLarge ? 4 : 1000)
            }
            #expect(error == .noAnswer(NoAnswer(method: "download", cause: cause, mayHaveRun: true)))
            #expect(server.seen.count == 1, "a redirect is not followed")
            let text = "\(try #require(error)) \(String(reflecting: error))"
            #expect(!text.contains("SECRET") && !text.contains("photos"))
        }
    }

    @Test(
        "that Telegram refuses tells whether a new link can help",
        arguments: [
            (404, Refusal.Reason.fileNotFound), (401, .unauthorized), (429, .tooManyRequests(retryAfter: .seconds(5))),
        ])
    func refused(_ status: Int, reason: Refusal.Reason) async throws {
        let file = try await Self.file()
        try await TelegramServer.run(.json(.init(code: status), #"{"ok":false}"#)) { server in
            let error = await #expect(throws: TelegramError.self) { try await server.bot.download(file, limit: 400) }
            #expect(error == .refused(Refusal(method: "download", code: status, reason: reason)))
        }
    }
}

import Domain
import HTTPClient
import HTTPTypes
import TelegramAPI
import Testing

private let message = SendMessage(
    chat: ChatID(42), thread: nil, text: RichText("Private words"), replyTo: nil, keyboard: nil, silent: false)

private func refused(_ code: Int, _ reason: Refusal.Reason) -> TelegramError {
    .refused(Refusal(method: "sendMessage", code: code, reason: reason))
}

private func noAnswer(_ cause: NoAnswer.Cause, mayHaveRun: Bool) -> TelegramError {
    .noAnswer(NoAnswer(method: "sendMessage", cause: cause, mayHaveRun: mayHaveRun))
}

@Suite("A call that fails", .timeLimit(.minutes(1)))
struct BotFailureTests {
    @Test(
        "tells who failed and whether it may have run, and never the token or the message",
        arguments: [
            (
                Reply.json(
                    .tooManyRequests,
                    #"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}"#
                ),
                refused(429, .tooManyRequests(retryAfter: .seconds(35)))
            ),
            (
                .json(
                    .badRequest,
                    #"{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001234567890}}"#
                ),
                refused(400, .migrated(to: ChatID(-1_001_234_567_890)))
            ),
            (
                .json(
                    .badRequest,
                    #"{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: Private words"}"#),
                refused(400, .cannotParseEntities)
            ),
            (
                .json(.badRequest, #"{"ok":false,"error_code":400,"description":"Bad Request: Private words"}"#),
                refused(400, .other)
            ),
            (
                .json(
                    .forbidden, #"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#
                ), refused(403, .blocked)
            ),
            (
                .json(.unauthorized, #"{"ok":false,"error_code":401,"description":"Unauthorized"}"#),
                refused(401, .unauthorized)
            ),
            (.json(.badRequest, #"{"ok":false}"#), refused(400, .other)),
            (
                .json(.internalServerError, #"{"ok":false,"error_code":500,"description":"Internal Server Error"}"#),
                noAnswer(.serverError(status: 500), mayHaveRun: true)
            ),
            (.html(.badGateway), noAnswer(.serverError(status: 502), mayHaveRun: true)),
            (.html(.ok), noAnswer(.unreadable(status: 200), mayHaveRun: true)),
            (.html(.notFound), noAnswer(.unreadable(status: 404), mayHaveRun: true)),
            (.json(.ok, ""), noAnswer(.unreadable(status: 200), mayHaveRun: true)),
            (
                .json(.ok, #"{"ok":true,"result":{"id":"Private words"}}"#),
                noAnswer(.unreadable(status: 200), mayHaveRun: true)
            ),
            (.json(.ok, #"{"ok":true}"#), noAnswer(.unreadable(status: 200), mayHaveRun: true)),
            (.cut, noAnswer(.connection, mayHaveRun: true)),
        ])
    func failures(_ reply: Reply, error expected: TelegramError) async throws {
        try await TelegramServer.run(reply) { server in
            let error = await #expect(throws: TelegramError.self) { try await server.bot.sendMessage(message) }
            #expect(error == expected)
            expectSilence(of: try #require(error))
        }
    }

    @Test("did not run when nobody listens")
    func nobody() async throws {
        let token = try #require(BotToken(TelegramServer.token))
        // Port 1 of the loopback is reserved and unused.
        let bot = Bot(token: token, base: "http://127.0.0.1:1", client: Client(maximumConnectionsPerHost: 1))
        let error = await #expect(throws: TelegramError.self) { try await bot.sendMessage(message) }
        #expect(error == noAnswer(.connection, mayHaveRun: false))
        expectSilence(of: try #require(error))
    }

    @Test("did not run when the server's address is none")
    func badBase() async throws {
        let token = try #require(BotToken(TelegramServer.token))
        let bot = Bot(token: token, base: "not an address", client: Client(maximumConnectionsPerHost: 1))
        let error = await #expect(throws: TelegramError.self) { try await bot.sendMessage(message) }
        #expect(error == noAnswer(.impossible, mayHaveRun: false))
        expectSilence(of: try #require(error))
    }

    private func expectSilence(of error: TelegramError) {
        var dumped = ""
        dump(error, to: &dumped)
        for text in ["\(error)", String(reflecting: error), "\(error as any Error)", dumped] {
            for secret in ["TEST", "SECRET", "/bot", "Private", "words"] {
                #expect(!text.contains(secret), "\(text)")
            }
        }
    }
}

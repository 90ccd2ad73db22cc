import CoreMetrics
import Domain
import HTTPClient
import HTTPTypes
import MetricsTestKit
import TelegramAPI
import Testing

@Suite("A call", .timeLimit(.minutes(1)))
struct CallCountTests {
    @Test(
        "is counted once by method and code, whatever came of it",
        arguments: [
            (Reply.json(.ok, #"{"ok":true,"result":true}"#), "200"),
            (.json(.forbidden, #"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked"}"#), "403"),
            (.json(.badRequest, #"{"ok":false,"description":"Bad Request: message is not modified"}"#), "400"),
            (.html(.badGateway), "502"),
            (.cut, "none"),
        ])
    func counted(_ reply: Reply, code: String) async throws {
        let metrics = TestMetrics()
        try await TelegramServer.run(reply) { server in
            try await withMetricsFactory(metrics) {
                let edit = EditMessageText(chat: ChatID(1), message: MessageID(2), text: RichText("a"), keyboard: nil)
                do {
                    try await server.bot.editMessageText(edit)
                } catch is TelegramError {
                    // What it throws is another test's matter.
                }
            }
            let counter = try metrics.expectCounter(
                "telegram_requests_total", [("method", "editMessageText"), ("code", code)])
            #expect(counter.totalValue == 1)
            #expect(metrics.counters.count == 1)
        }
    }
}

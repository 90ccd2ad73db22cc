import Domain
import Testing

@testable import TelegramAPI

@Suite("Telegram's refusal")
struct RefusalTests {
    @Test(
        "is understood by its code and wording",
        arguments: [
            (
                400, "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 5",
                Refusal.Reason.cannotParseEntities
            ),
            (
                400, "Bad Request: can't parse entities: Unsupported start tag \"secret\" at byte offset 0",
                .cannotParseEntities
            ),
            (400, "Bad Request: ENTITY_BOUNDS_INVALID", .cannotParseEntities),
            (
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
                .notModified
            ),
            (400, "Bad Request: message thread not found", .threadNotFound),
            (400, "Bad Request: TOPIC_DELETED", .threadNotFound),
            (400, "Bad Request: message to edit not found", .messageToEditNotFound),
            (400, "Bad Request: message can't be edited", .messageToEditNotFound),
            (400, "Bad Request: MESSAGE_ID_INVALID", .messageToEditNotFound),
            (400, "Bad Request: message to delete not found", .messageToDeleteNotFound),
            (400, "Bad Request: message to be replied not found", .replyNotFound),
            (400, "Bad Request: replied message not found", .replyNotFound),
            (400, "Bad Request: chat not found", .chatNotFound),
            (400, "Bad Request: PEER_ID_INVALID", .chatNotFound),
            (400, "Bad Request: group chat was deactivated", .blocked),
            (403, "Forbidden: bot was blocked by the user", .blocked),
            (403, "Forbidden: user is deactivated", .blocked),
            (403, "Forbidden: bot was kicked from the supergroup chat", .blocked),
            (403, "Forbidden: bot can't initiate conversation with a user", .blocked),
            (403, "Forbidden: bot is not a member of the channel chat", .blocked),
            (401, "Unauthorized", .unauthorized),
            (404, "Not Found", .unauthorized),
            (404, "Not Found: method not found", .other),
            (
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                .conflict
            ),
            (
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
                .conflict
            ),
            (429, "Too Many Requests: retry after 35", .tooManyRequests(retryAfter: .seconds(35))),
            (429, "Too Many Requests", .tooManyRequests(retryAfter: .seconds(5))),
            (429, "Too Many Requests: retry after 0", .tooManyRequests(retryAfter: .seconds(1))),
            (400, "Bad Request: file is too big", .fileTooLarge),
            (400, "Bad Request: wrong file_id or the file is temporarily unavailable", .fileNotFound),
            (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", .queryTooOld),
            (400, "Bad Request: message is too long", .other),
            (400, "Bad Request: message text is empty", .other),
            (413, "Request Entity Too Large", .fileTooLarge),
            (400, "", .other),
        ])
    func reason(_ code: Int, description: String, reason: Refusal.Reason) {
        #expect(Refusal.Reason(code: code, description: description, retryAfter: nil, migratedTo: nil) == reason)
    }

    @Test("names the time to wait in its parameters first")
    func parameters() {
        let reason = Refusal.Reason(
            code: 429, description: "Too Many Requests: retry after 35", retryAfter: 40, migratedTo: nil)
        #expect(reason == .tooManyRequests(retryAfter: .seconds(40)))
    }

    @Test("of a group that moved names its new id")
    func migrated() {
        let reason = Refusal.Reason(
            code: 400, description: "Bad Request: group chat was upgraded to a supergroup chat", retryAfter: nil,
            migratedTo: ChatID(-1_001_234))
        #expect(reason == .migrated(to: ChatID(-1_001_234)))
    }

    @Test("is described by method, code and reason")
    func description() {
        let refusal = Refusal(method: "sendMessage", code: 429, reason: .tooManyRequests(retryAfter: .seconds(35)))
        #expect("\(refusal)" == "sendMessage was refused with 429: too many requests, retry after 35 s")
        #expect("\(TelegramError.refused(refusal))" == "\(refusal)")
    }
}

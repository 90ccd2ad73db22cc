import Domain
import HTTPTypes
import Hummingbird

/// A Bot API call that Telegram refuses, in Telegram's words.
struct Refusal: Error, Hashable, Sendable {
    let code: Int
    let description: String
    var retryAfter: Int64?
    var migrateTo: ChatID?

    static func badRequest(_ problem: String) -> Refusal { Refusal(code: 400, description: "Bad Request: \(problem)") }

    static func tooMany(retryAfter seconds: Int64) -> Refusal {
        Refusal(code: 429, description: "Too Many Requests: retry after \(seconds)", retryAfter: seconds)
    }

    static let unauthorized = Refusal(code: 401, description: "Unauthorized")
    static let unknownMethod = Refusal(code: 404, description: "Not Found")
    static let chatNotFound = badRequest("chat not found")
    static let threadNotFound = badRequest("message thread not found")
    static let blocked = Refusal(code: 403, description: "Forbidden: bot was blocked by the user")
    static let webhookIsSet = Refusal(
        code: 409,
        description:
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    static let otherPoll = Refusal(
        code: 409,
        description:
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")

    /// The answer's body.
    var json: JSON {
        let parameters: JSON = .fields([
            "retry_after": retryAfter.map { .integer($0) },
            "migrate_to_chat_id": migrateTo.map { .integer($0.rawValue) },
        ])
        return .fields([
            "ok": false, "error_code": .integer(Int64(code)), "description": .string(description),
            "parameters": parameters == [:] ? nil : parameters,
        ])
    }

    var response: Response {
        var headers: HTTPFields = [:]
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        return .json(json, status: code, style: .ascii, headers: headers)
    }
}

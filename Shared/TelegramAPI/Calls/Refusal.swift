public import Domain

/// Telegram said no to a call.
public struct Refusal: Equatable, Sendable {
    /// Why, as far as somebody can act on it.
    public enum Reason: Hashable, Sendable {
        case tooManyRequests(retryAfter: Duration)
        /// The formatting is at fault: the plain text may pass.
        case cannotParseEntities
        /// An edit that changes nothing.
        case notModified
        /// The topic is gone: the chat itself may still take the message.
        case threadNotFound
        /// The message is gone, or too old to be edited: a new one can be sent.
        case messageToEditNotFound
        case messageToDeleteNotFound
        case chatNotFound
        /// The person blocked the bot, never started it or left Telegram, or the group removed it.
        case blocked
        /// The group has another id from now on.
        case migrated(to: ChatID)
        /// The token is not, or no longer, accepted.
        case unauthorized
        /// Another program polls with this token, or a webhook is set.
        case conflict
        case replyNotFound
        /// The button press is too old to be answered.
        case queryTooOld
        /// More than Telegram gives to bots, 20 MB, or takes from them, 50 MB.
        case fileTooLarge
        /// The file, or the link to it, is gone: a new link can be asked for, once.
        case fileNotFound
        case other
    }

    /// The Bot API method, such as `sendMessage`.
    public let method: String
    /// Telegram's error code, like an HTTP status.
    public let code: Int
    public let reason: Reason

    public init(method: String, code: Int, reason: Reason) {
        self.method = method
        self.code = code
        self.reason = reason
    }
}

extension Refusal: CustomStringConvertible {
    /// Method, code and reason: never Telegram's own words, which may repeat the message.
    public var description: String { "\(method) was refused with \(code): \(reason.name)" }
}

extension Refusal.Reason {
    /// A few words for logs.
    public var name: String {
        switch self {
        case .tooManyRequests(let retryAfter): "too many requests, retry after \(retryAfter.components.seconds) s"
        case .cannotParseEntities: "cannot parse entities"
        case .notModified: "not modified"
        case .threadNotFound: "thread not found"
        case .messageToEditNotFound: "message to edit not found"
        case .messageToDeleteNotFound: "message to delete not found"
        case .chatNotFound: "chat not found"
        case .blocked: "blocked"
        case .migrated: "migrated"
        case .unauthorized: "unauthorized"
        case .conflict: "conflict"
        case .replyNotFound: "reply not found"
        case .queryTooOld: "query too old"
        case .fileTooLarge: "file too large"
        case .fileNotFound: "file not found"
        case .other: "other"
        }
    }
}

extension Refusal.Reason {
    /// Telegram's answer when it names no time to wait.
    private static let usualDelay = 5
    /// A day: nothing that it says is worth waiting longer without asking again.
    private static let longestDelay = 86_400

    /// Reads Telegram's answer. It has codes for classes of errors only, so that the wording decides within 400.
    ///
    /// The wordings are those of the Bot API server (tdlib/telegram-bot-api, `Client.cpp`) and of MTProto's errors.
    init(code: Int, description: String, retryAfter: Int?, migratedTo: ChatID?) {
        if let migratedTo {
            self = .migrated(to: migratedTo)
            return
        }
        switch code {
        case 401: self = .unauthorized
        case 403: self = .blocked
        // So a token of a wrong shape is refused; a wrong method's answer has more words.
        case 404 where description == "Not Found": self = .unauthorized
        case 409: self = .conflict
        case 413: self = .fileTooLarge
        case 429:
            let named = retryAfter ?? description.split(separator: " ").last.flatMap { Int($0) }
            self = .tooManyRequests(retryAfter: .seconds(min(max(1, named ?? Self.usualDelay), Self.longestDelay)))
        default:
            let wording = description.lowercased()
            self = Self.wordings.first { wording.contains($0.fragment) }?.reason ?? .other
        }
    }

    private static let wordings: [(fragment: String, reason: Self)] = [
        ("can't parse entities", .cannotParseEntities),
        ("can't parse message text", .cannotParseEntities),
        ("entity_", .cannotParseEntities),
        ("entities_too_long", .cannotParseEntities),
        ("message is not modified", .notModified),
        ("message_not_modified", .notModified),
        ("message thread not found", .threadNotFound),
        ("topic_deleted", .threadNotFound),
        ("message to edit not found", .messageToEditNotFound),
        ("message can't be edited", .messageToEditNotFound),
        ("message_id_invalid", .messageToEditNotFound),
        ("message to delete not found", .messageToDeleteNotFound),
        ("message to be replied not found", .replyNotFound),
        ("message to reply not found", .replyNotFound),
        ("replied message not found", .replyNotFound),
        ("reply message not found", .replyNotFound),
        ("chat not found", .chatNotFound),
        ("peer_id_invalid", .chatNotFound),
        ("bot was blocked", .blocked),
        ("bot was kicked", .blocked),
        ("user is deactivated", .blocked),
        ("group chat was deactivated", .blocked),
        ("query is too old", .queryTooOld),
        ("query_id_invalid", .queryTooOld),
        ("file is too big", .fileTooLarge),
        ("wrong file_id", .fileNotFound),
        ("wrong file identifier", .fileNotFound),
        ("invalid file_id", .fileNotFound),
        ("file is temporarily unavailable", .fileNotFound),
    ]
}

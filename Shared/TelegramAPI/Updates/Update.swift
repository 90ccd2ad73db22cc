internal import FoundationEssentials
public import Domain

/// Something that happened in Telegram. Fields and kinds that we do not know are left out, never an error.
public struct Update: Sendable {
    /// What happened.
    public enum Event: Sendable {
        case message(Message)
        case editedMessage(Message)
        case button(CallbackQuery)
        /// The bot was added, removed, blocked or unblocked.
        case botMembership(ChatMemberUpdated)
        case membership(ChatMemberUpdated)
        case unknown
    }

    /// The bytes are not an update: not JSON, or a field of a known kind is missing or of another type.
    public struct Malformed: Error, CustomStringConvertible {
        /// Safe to log: it repeats nothing of the update.
        public var description: String { "an update that cannot be decoded" }
    }

    public let id: UpdateID
    public let event: Event

    /// Reads an update as Telegram sends it.
    public init(json: [UInt8]) throws(Malformed) {
        do {
            self = try JSONDecoder().decode(Update.self, from: Data(json))
        } catch {
            throw Malformed()
        }
    }
}

extension Update: Decodable {
    private enum Key: String, CodingKey {
        case id = "update_id"
        case message
        case editedMessage = "edited_message"
        case button = "callback_query"
        case botMembership = "my_chat_member"
        case membership = "chat_member"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = try fields.decode(UpdateID.self, forKey: .id)
        event =
            if let message = try fields.decodeIfPresent(Message.self, forKey: .message) {
                .message(message)
            } else if let message = try fields.decodeIfPresent(Message.self, forKey: .editedMessage) {
                .editedMessage(message)
            } else if let button = try fields.decodeIfPresent(CallbackQuery.self, forKey: .button) {
                .button(button)
            } else if let change = try fields.decodeIfPresent(ChatMemberUpdated.self, forKey: .botMembership) {
                .botMembership(change)
            } else if let change = try fields.decodeIfPresent(ChatMemberUpdated.self, forKey: .membership) {
                .membership(change)
            } else {
                .unknown
            }
    }
}

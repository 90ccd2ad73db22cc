/// Somebody's place in a chat changed.
public struct ChatMemberUpdated: Sendable {
    public let chat: Chat
    /// Who changed it; in a private chat the person who blocked or unblocked the bot.
    public let from: User
    /// Seconds since 1970.
    public let date: Int
    /// Whose place it is.
    public let member: User
    /// Whether `member` was in the chat.
    public let wasPresent: Bool
    /// Whether `member` is in the chat now. In a private chat: whether the bot may write.
    public let isPresent: Bool
}

extension ChatMemberUpdated: Decodable {
    private enum Key: String, CodingKey {
        case chat, from, date
        case old = "old_chat_member"
        case new = "new_chat_member"
    }

    private struct Place: Decodable {
        let status: String
        let user: User
        /// Said of restricted members only, who may be in the chat or not.
        let isMember: Bool?

        enum CodingKeys: String, CodingKey {
            case status, user
            case isMember = "is_member"
        }

        var isPresent: Bool {
            switch status {
            case "creator", "administrator", "member": true
            case "restricted": isMember ?? false
            default: false
            }
        }
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        chat = try fields.decode(Chat.self, forKey: .chat)
        from = try fields.decode(User.self, forKey: .from)
        date = try fields.decode(Int.self, forKey: .date)
        let new = try fields.decode(Place.self, forKey: .new)
        member = new.user
        wasPresent = try fields.decode(Place.self, forKey: .old).isPresent
        isPresent = new.isPresent
    }
}

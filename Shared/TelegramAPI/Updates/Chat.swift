public import Domain

/// A conversation: with one person, or of a group.
public struct Chat: Decodable, Sendable, Hashable {
    /// The kind of a conversation; one that we do not know counts as a channel, where the bot does not talk.
    public enum Kind: String, Sendable {
        case `private`, group, supergroup, channel
    }

    public let id: ChatID
    public let kind: Kind
    /// The name of a group or channel.
    public let title: String?
    /// A group whose messages are sorted into topics.
    public let isForum: Bool

    private enum Key: String, CodingKey {
        case id, type, title
        case isForum = "is_forum"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = try fields.decode(ChatID.self, forKey: .id)
        kind = Kind(rawValue: try fields.decode(String.self, forKey: .type)) ?? .channel
        title = try fields.decodeIfPresent(String.self, forKey: .title)
        isForum = try fields.decodeIfPresent(Bool.self, forKey: .isForum) ?? false
    }
}

/// A person or a bot.
public struct User: Decodable, Sendable, Hashable {
    public let id: UserID
    public let isBot: Bool
    public let firstName: String
    public let lastName: String?
    /// Without the `@`.
    public let username: String?
    /// An IETF tag; absent for many people.
    public let languageCode: String?
    /// Told of the bot itself only.
    public let canJoinGroups: Bool?
    /// Told of the bot itself only: false where its privacy mode keeps what is not addressed to it from it.
    public let readsAllGroupMessages: Bool?

    private enum CodingKeys: String, CodingKey {
        case id, username
        case canJoinGroups = "can_join_groups"
        case readsAllGroupMessages = "can_read_all_group_messages"
        case isBot = "is_bot"
        case firstName = "first_name"
        case lastName = "last_name"
        case languageCode = "language_code"
    }
}

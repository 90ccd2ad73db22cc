/// An entry of the menu of commands.
public struct BotCommand: Codable, Hashable, Sendable {
    /// 1–32 of `a-z0-9_`, without the slash.
    public var command: String
    /// 1–256 characters.
    public var description: String

    public init(_ command: String, description: String) {
        self.command = command
        self.description = description
    }
}

/// Where a menu of commands is shown.
public enum CommandScope: String, Sendable {
    case privateChats = "all_private_chats"
    case groups = "all_group_chats"
}

/// An object with its type.
extension CommandScope: Encodable {
    private enum CodingKeys: CodingKey { case type }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rawValue, forKey: .type)
    }
}

/// What the top of the chat says the bot is doing, for five seconds or until its next message.
public enum ChatAction: String, Codable, Sendable {
    case typing
    case uploadPhoto = "upload_photo"
    case uploadDocument = "upload_document"
}

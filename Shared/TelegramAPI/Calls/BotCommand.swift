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

/// What the top of the chat says the bot is doing, for five seconds or until its next message.
public enum ChatAction: String, Codable, Sendable {
    case typing
    case uploadPhoto = "upload_photo"
    case uploadDocument = "upload_document"
}

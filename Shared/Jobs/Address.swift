public import Domain

/// Where the answer to a job goes, and in what language when the person has chosen none.
///
/// It stands in the item's header so that even a Lua function, which knows nothing of payloads, can say sorry in the right
/// topic. Printed as `chat:thread:user:message:language`, empty where unknown; an item without an address prints `-`.
public struct Address: Hashable, Sendable, CustomStringConvertible {
    public var chat: ChatID
    public var thread: ThreadID?
    public var user: UserID?
    /// The message that is being answered.
    public var message: MessageID?
    /// What the person's Telegram is set to.
    public var language: Language?

    public init(chat: ChatID, thread: ThreadID?, user: UserID?, message: MessageID?, language: Language?) {
        self.chat = chat
        self.thread = thread
        self.user = user
        self.message = message
        self.language = language
    }

    public var description: String {
        let thread = thread.map(\.description) ?? ""
        let user = user.map(\.description) ?? ""
        let message = message.map(\.description) ?? ""
        return "\(chat):\(thread):\(user):\(message):\(language?.rawValue ?? "")"
    }

    /// Reads what `description` prints; nil for anything else. Further parts, of a later version, are passed over.
    public init?(_ text: Substring) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 5, let chat = Int64(parts[0]) else { return nil }
        let numbers = parts[1...3].map { Int64($0) }
        guard zip(parts[1...3], numbers).allSatisfy({ part, number in part.isEmpty || number != nil }) else {
            return nil
        }
        self.chat = ChatID(chat)
        thread = numbers[0].map { ThreadID($0) }
        user = numbers[1].map { UserID($0) }
        message = numbers[2].map { MessageID($0) }
        language = Language(rawValue: String(parts[4]))
    }
}

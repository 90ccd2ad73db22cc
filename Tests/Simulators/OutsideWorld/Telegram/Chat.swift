import Domain

/// A chat with all that was said in it.
struct Chat: Sendable {
    enum Kind: String, Sendable {
        case personal = "private"
        case group
        case supergroup
        case channel
    }

    struct Action: Sendable {
        let name: String
        let at: Moment
    }

    /// How the bot answered a button press.
    struct ButtonAnswer: Sendable {
        let query: String
        let text: String?
        let isAlert: Bool
        let at: Moment
    }

    let id: ChatID
    let kind: Kind
    var title: String
    /// Topics of a forum; a group with one is a forum.
    var threads: Set<ThreadID> = []
    var isForum = false
    private(set) var messages: [MessageID: Message] = [:]
    private(set) var order: [MessageID] = []
    private(set) var deleted: [MessageID] = []
    var actions: [Action] = []
    var buttonAnswers: [ButtonAnswer] = []
    private(set) var botMessages = 0
    private var lastID: MessageID

    init(id: ChatID, kind: Kind, title: String, lastID: MessageID) {
        (self.id, self.kind, self.title, self.lastID) = (id, kind, title, lastID)
    }

    /// The id of the next message.
    mutating func nextID() -> MessageID {
        lastID = MessageID(lastID.rawValue + 1)
        return lastID
    }

    var newestID: MessageID { lastID }

    mutating func add(_ message: Message) {
        if messages.updateValue(message, forKey: message.id) == nil { order.append(message.id) }
        if message.author == .bot { botMessages += 1 }
        lastID = MessageID(max(lastID.rawValue, message.id.rawValue))
    }

    mutating func edit(_ id: MessageID, to content: Message.Content) {
        guard var message = messages[id] else { return }
        message.earlier.append(message.content)
        message.content = content
        messages[id] = message
    }

    mutating func delete(_ id: MessageID) {
        guard messages.removeValue(forKey: id) != nil else { return }
        order.removeAll { $0 == id }
        deleted.append(id)
    }

    var json: JSON {
        var fields: [String: JSON] = ["id": .integer(id.rawValue), "type": .string(kind.rawValue)]
        fields[kind == .personal ? "first_name" : "title"] = .string(title)
        if isForum { fields["is_forum"] = true }
        return .object(fields)
    }
}

import Domain

/// All that the simulated Telegram knows: a value that calls and people change.
struct Telegram: Sendable {
    struct Webhook: Sendable {
        var url: String
        var secret: String?
        var maxConnections = 40
        var lastError: (at: Moment, message: String)?
    }

    let bot: Bot
    var chats: [ChatID: Chat] = [:] { didSet { revision += 1 } }
    var people: [UserID: Person] = [:] { didSet { revision += 1 } }
    var files = FileShelf()
    var presses: [String: Press] = [:] { didSet { revision += 1 } }
    var commands: [JSON] = [] { didSet { revision += 1 } }
    /// Grows with everything that a person can see.
    private(set) var revision = 0
    var flood = Flood()
    var webhook: Webhook?
    var allowedUpdates = Telegram.defaultUpdates
    var outbox: Outbox
    /// The number of the newest `getUpdates`; an older one that still waits is terminated.
    var newestPoll = 0
    var calls: [CallRecord] = []
    /// New chats number their messages after this, so that ids do not come back after a reset.
    var messageFloor = MessageID(0)

    init(bot: Bot, outbox: Outbox) { (self.bot, self.outbox) = (bot, outbox) }

    /// Everything forgotten, except that numbers go on from where they were.
    func afterReset() -> Telegram {
        var fresh = Telegram(bot: bot, outbox: Outbox(next: outbox.next, after: outbox.lastSerial))
        fresh.newestPoll = newestPoll + 1
        fresh.revision = revision + 1
        fresh.messageFloor = chats.values.map(\.newestID).max { $0.rawValue < $1.rawValue } ?? messageFloor
        return fresh
    }

    /// The chat, opened when it is new.
    mutating func open(_ id: ChatID, kind: Chat.Kind? = nil, title: String? = nil) {
        if let title { chats[id]?.title = title }
        guard chats[id] == nil else { return }
        let kind = kind ?? (id.isGroup ? .supergroup : .personal)
        chats[id] = Chat(id: id, kind: kind, title: title ?? "Chat \(id)", lastID: messageFloor)
    }

    /// Queues an update, unless the bot did not ask for its kind.
    mutating func announce(_ kind: UpdateKind, _ content: JSON, lane: Lane) -> UpdateID? {
        guard allowedUpdates.contains(kind) else { return nil }
        let id = outbox.takeID()
        outbox.add(id, ["update_id": .integer(id.rawValue), kind.rawValue: content], lane: lane)
        return id
    }

    /// A message as the bot sees it.
    func shown(_ id: MessageID, in chat: ChatID) -> JSON {
        guard let chat = chats[chat], let message = chat.messages[id] else { return .null }
        return message.json(in: chat, people: people, bot: bot)
    }
}

import Domain

/// A press of a button, from the finger to the bot's answer. A value: it says how long a client waits.
struct Press: Sendable {
    /// What the person sees on the button.
    enum Look: String, Sendable {
        case waiting
        case answered
        /// The client gave up before an answer came.
        case died
    }

    /// After that a client stops waiting, in milliseconds.
    static let clientPatience: Int64 = 15_000
    /// After that Telegram refuses an answer, in milliseconds.
    static let patience: Int64 = 150_000

    let chat: ChatID?
    let message: MessageID?
    let user: UserID?
    let data: String
    let at: Moment
    private(set) var answeredAt: Moment?

    init(chat: ChatID?, message: MessageID?, user: UserID?, data: String, at now: Moment) {
        (self.chat, self.message, self.user, self.data, at) = (chat, message, user, data, now)
    }

    /// Only the first answer is seen.
    mutating func answer(at now: Moment) { answeredAt = answeredAt ?? now }

    /// How the button looks at a time.
    func look(at now: Moment) -> Look {
        guard (answeredAt ?? now).since(at) < Self.clientPatience else { return .died }
        return answeredAt == nil ? .waiting : .answered
    }

    func json(id: String, at now: Moment) -> JSON {
        [
            "callback_query_id": .string(id), "message_id": message.map { .integer($0.rawValue) } ?? .null,
            "user": user.map { .integer($0.rawValue) } ?? .null, "data": .string(data),
            "at": .integer(at.milliseconds), "look": .string(look(at: now).rawValue),
        ]
    }
}

extension Telegram {
    /// The presses in a chat, oldest first.
    func presses(in chat: ChatID, at now: Moment) -> [JSON] {
        presses.filter { $0.value.chat == chat }
            .sorted { ($0.value.at, $0.key) < ($1.value.at, $1.key) }
            .map { $0.value.json(id: $0.key, at: now) }
    }
}

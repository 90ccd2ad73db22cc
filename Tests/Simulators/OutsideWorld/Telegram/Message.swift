import Domain

/// A message of a simulated chat, with everything it has been.
struct Message: Sendable {
    enum Author: Hashable, Sendable {
        case bot
        case person(UserID)
    }

    /// What an edit can change.
    struct Content: Hashable, Sendable {
        /// The text, or the caption of a message that carries a file.
        var text: String
        var entities: [JSON]
        var keyboard: JSON?
    }

    let id: MessageID
    let author: Author
    let date: Moment
    let thread: ThreadID?
    let replyTo: MessageID?
    /// Fields beside the text, such as `photo`; empty for a plain text message.
    let extra: [String: JSON]
    var content: Content
    /// What it was before each edit, oldest first.
    var earlier: [Content] = []

    /// What the author sent first, such as `text` or `photo`.
    var kind: String { extra.keys.filter { $0 != "media_group_id" }.min() ?? "text" }

    /// The message as the Bot API shows it.
    func json(in chat: Chat, people: [UserID: Person], bot: Bot) -> JSON {
        var fields = extra
        fields["message_id"] = .integer(id.rawValue)
        fields["date"] = .integer(date.seconds)
        fields["chat"] = chat.json
        switch author {
        case .bot: fields["from"] = bot.json
        case .person(let user): fields["from"] = (people[user] ?? Person(id: user)).json
        }
        if !content.text.isEmpty { fields[extra.isEmpty ? "text" : "caption"] = .string(content.text) }
        if !content.entities.isEmpty {
            fields[extra.isEmpty ? "entities" : "caption_entities"] = .array(content.entities)
        }
        fields["reply_markup"] = content.keyboard
        if let thread {
            fields["message_thread_id"] = .integer(thread.rawValue)
            fields["is_topic_message"] = true
        }
        if let replyTo, let original = chat.messages[replyTo] {
            fields["reply_to_message"] = original.withoutReply.json(in: chat, people: people, bot: bot)
        }
        if !earlier.isEmpty { fields["edit_date"] = .integer(Moment.now().seconds) }
        return .object(fields)
    }

    /// Telegram shows a quoted message without what that one quotes.
    private var withoutReply: Message {
        Message(
            id: id, author: author, date: date, thread: thread, replyTo: nil, extra: extra, content: content,
            earlier: earlier)
    }
}

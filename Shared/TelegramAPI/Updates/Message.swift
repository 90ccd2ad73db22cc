public import Domain

/// A message, as far as we read it.
public struct Message: Sendable {
    public let id: MessageID
    /// Seconds since 1970. Zero for a message that is too old for Telegram to show.
    public let date: Int
    /// Seconds since 1970 of the last edit.
    public let editDate: Int?
    public let chat: Chat
    /// Who wrote it. Absent in channels; for an anonymous admin a placeholder that Telegram names.
    public let from: User?
    /// The topic it stands in; nil outside of topics and in the general one, which has no id that can be sent to.
    public let thread: ThreadID?
    /// Text or caption.
    public let text: String?
    /// Formatting of `text`.
    public let entities: [MessageEntity]
    public let content: MessageContent
    /// Albums are separate messages that share this.
    public let mediaGroup: MediaGroupID?
    /// The message it answers, itself without the one that that answered.
    public var replyTo: Message? { reply?.message }
    /// The part of `replyTo` that the writer chose.
    public let quote: String?
    /// Whether it was written by someone else before and passed on.
    public let isForwarded: Bool

    private let reply: Reply?
}

/// Keeps a message inside a message.
private final class Reply: Decodable, Sendable {
    let message: Message

    init(from decoder: any Decoder) throws {
        message = try Message(from: decoder)
    }
}

extension Message: Decodable {
    private enum Key: String, CodingKey {
        case date, chat, from, text, caption, entities, quote
        case id = "message_id"
        case editDate = "edit_date"
        case thread = "message_thread_id"
        case isTopicMessage = "is_topic_message"
        case captionEntities = "caption_entities"
        case mediaGroup = "media_group_id"
        case replyTo = "reply_to_message"
        case forwardOrigin = "forward_origin"
    }

    private struct Quote: Decodable {
        let text: String
    }

    private struct Present: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        id = try fields.decode(MessageID.self, forKey: .id)
        date = try fields.decode(Int.self, forKey: .date)
        editDate = try fields.decodeIfPresent(Int.self, forKey: .editDate)
        chat = try fields.decode(Chat.self, forKey: .chat)
        from = try fields.decodeIfPresent(User.self, forKey: .from)
        // Outside of topics Telegram sets the thread too: to the first message of a chain of replies.
        let isTopicMessage = try fields.decodeIfPresent(Bool.self, forKey: .isTopicMessage) ?? false
        let thread = try fields.decodeIfPresent(ThreadID.self, forKey: .thread)
        self.thread = isTopicMessage && thread?.rawValue != 1 ? thread : nil
        text =
            try fields.decodeIfPresent(String.self, forKey: .text)
            ?? fields.decodeIfPresent(String.self, forKey: .caption)
        entities =
            try fields.decodeIfPresent([MessageEntity].self, forKey: .entities)
            ?? fields.decodeIfPresent([MessageEntity].self, forKey: .captionEntities) ?? []
        content = try MessageContent(from: decoder)
        mediaGroup = try fields.decodeIfPresent(MediaGroupID.self, forKey: .mediaGroup)
        reply = try fields.decodeIfPresent(Reply.self, forKey: .replyTo)
        quote = try fields.decodeIfPresent(Quote.self, forKey: .quote)?.text
        isForwarded = try fields.decodeIfPresent(Present.self, forKey: .forwardOrigin) != nil
    }
}

public import Domain

/// A message to be sent. Links in it get no preview.
public struct SendMessage: Sendable, Hashable {
    public var chat: ChatID
    /// The topic; nil outside of topics and for the general one.
    public var thread: ThreadID?
    /// At most 4096 UTF-16 units and not blank: see `MessageSplitter`.
    public var text: RichText
    /// The message that it answers. When that is gone by now, the answer is sent all the same.
    public var replyTo: MessageID?
    public var keyboard: Keyboard?
    /// Without a sound.
    public var silent: Bool

    public init(
        chat: ChatID, thread: ThreadID?, text: RichText, replyTo: MessageID?, keyboard: Keyboard?, silent: Bool
    ) {
        self.chat = chat
        self.thread = thread
        self.text = text
        self.replyTo = replyTo
        self.keyboard = keyboard
        self.silent = silent
    }
}

extension SendMessage: Encodable {
    private enum Key: String, CodingKey {
        case text, entities
        case chat = "chat_id"
        case thread = "message_thread_id"
        case preview = "link_preview_options"
        case reply = "reply_parameters"
        case keyboard = "reply_markup"
        case silent = "disable_notification"
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(chat, forKey: .chat)
        try fields.encodeIfPresent(thread, forKey: .thread)
        try fields.encode(text.text, forKey: .text)
        if !text.entities.isEmpty { try fields.encode(text.entities, forKey: .entities) }
        try fields.encode(LinkPreview(), forKey: .preview)
        try fields.encodeIfPresent(replyTo.map(ReplyParameters.init), forKey: .reply)
        try fields.encodeIfPresent(keyboard, forKey: .keyboard)
        if silent { try fields.encode(true, forKey: .silent) }
    }
}

/// What a message answers.
struct ReplyParameters: Encodable {
    let message: MessageID
    let withoutReplyToo = true

    private enum CodingKeys: String, CodingKey {
        case message = "message_id"
        case withoutReplyToo = "allow_sending_without_reply"
    }

    init(_ message: MessageID) { self.message = message }
}

struct LinkPreview: Encodable {
    let isDisabled = true

    private enum CodingKeys: String, CodingKey {
        case isDisabled = "is_disabled"
    }
}

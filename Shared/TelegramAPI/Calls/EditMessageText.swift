public import Domain

/// A new text for a message of ours.
public struct EditMessageText: Sendable, Hashable {
    public var chat: ChatID
    public var message: MessageID
    /// At most 4096 UTF-16 units and not blank.
    public var text: RichText
    /// Nil takes the buttons away.
    public var keyboard: Keyboard?

    public init(chat: ChatID, message: MessageID, text: RichText, keyboard: Keyboard?) {
        self.chat = chat
        self.message = message
        self.text = text
        self.keyboard = keyboard
    }
}

extension EditMessageText: Encodable {
    private enum Key: String, CodingKey {
        case text, entities
        case chat = "chat_id"
        case message = "message_id"
        case preview = "link_preview_options"
        case keyboard = "reply_markup"
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(chat, forKey: .chat)
        try fields.encode(message, forKey: .message)
        try fields.encode(text.text, forKey: .text)
        if !text.entities.isEmpty { try fields.encode(text.entities, forKey: .entities) }
        try fields.encode(LinkPreview(), forKey: .preview)
        try fields.encodeIfPresent(keyboard, forKey: .keyboard)
    }
}

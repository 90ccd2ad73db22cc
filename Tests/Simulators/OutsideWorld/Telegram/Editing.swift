import Domain

extension Telegram {
    mutating func editMessageText(_ parameters: Parameters, at now: Moment) throws(Refusal) -> JSON {
        let (chat, message) = try own(parameters)
        let (text, entities) = try MessageText.message(parameters)
        try checkLinkPreview(parameters)
        let keyboard = try Keyboard.inline(parameters)
        guard message.extra.isEmpty else { throw .badRequest("there is no text in the message to edit") }
        return try edit(
            message, in: chat, to: .init(text: text, entities: entities, keyboard: keyboard), at: now)
    }

    mutating func editMessageReplyMarkup(_ parameters: Parameters, at now: Moment) throws(Refusal) -> JSON {
        let (chat, message) = try own(parameters)
        var content = message.content
        content.keyboard = try Keyboard.inline(parameters)
        return try edit(message, in: chat, to: content, at: now)
    }

    mutating func deleteMessage(_ parameters: Parameters) throws(Refusal) -> JSON {
        let id = try parameters.chat()
        let messageID = try parameters.message()
        guard let chat = chats[id] else { throw .chatNotFound }
        guard let message = chat.messages[messageID] else { throw .badRequest("message to delete not found") }
        // A group would let an administrator delete; this bot is none.
        guard message.author == .bot || chat.kind == .personal else { throw .badRequest("message can't be deleted") }
        chats[id]?.delete(messageID)
        return true
    }

    private func own(_ parameters: Parameters) throws(Refusal) -> (ChatID, Message) {
        let id = try parameters.chat()
        let messageID = try parameters.message()
        guard let chat = chats[id] else { throw .chatNotFound }
        guard let message = chat.messages[messageID] else { throw .badRequest("message to edit not found") }
        guard message.author == .bot else { throw .badRequest("message can't be edited") }
        return (id, message)
    }

    private mutating func edit(
        _ message: Message, in chat: ChatID, to content: Message.Content, at now: Moment
    ) throws(Refusal) -> JSON {
        guard content != message.content else {
            throw .badRequest(
                "message is not modified: specified new message content and reply markup are exactly the same "
                    + "as a current content and reply markup of the message")
        }
        try flood.count(chat, at: now)
        chats[chat]?.edit(message.id, to: content)
        return shown(message.id, in: chat)
    }
}

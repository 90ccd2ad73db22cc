import Domain

/// Where a message goes and what it answers.
private struct Destination {
    let chat: ChatID
    let thread: ThreadID?
    let replyTo: MessageID?
}

extension Telegram {
    mutating func sendMessage(_ parameters: Parameters, at now: Moment) throws(Refusal) -> JSON {
        let destination = try destination(parameters)
        let (text, entities) = try MessageText.message(parameters)
        try checkManners(parameters)
        let keyboard = try Keyboard.inline(parameters)
        return try post(
            .init(text: text, entities: entities, keyboard: keyboard), extra: [:], to: destination, at: now)
    }

    mutating func sendPhoto(_ parameters: Parameters, at now: Moment) throws(Refusal) -> JSON {
        try sendFile(parameters, "photo", at: now) { files, file throws(Refusal) in
            guard file.bytes.count <= 10_000_000 else { throw .badRequest("file is too big for a photo") }
            guard let size = ImageSize(of: file.bytes) else { throw .badRequest("IMAGE_PROCESS_FAILED") }
            guard size.width + size.height <= 10_000, max(size.width, size.height) <= 20 * min(size.width, size.height)
            else { throw .badRequest("PHOTO_INVALID_DIMENSIONS") }
            return files.photo(of: file)?.json ?? files.addPhoto(file.bytes, size).json
        }
    }

    mutating func sendDocument(_ parameters: Parameters, at now: Moment) throws(Refusal) -> JSON {
        _ = try parameters.flag("disable_content_type_detection")
        return try sendFile(parameters, "document", at: now) { _, file throws(Refusal) in
            guard file.bytes.count <= 50_000_000 else {
                throw Refusal(code: 413, description: "Request Entity Too Large")
            }
            return file.document
        }
    }

    private mutating func sendFile(
        _ parameters: Parameters, _ kind: String, at now: Moment,
        describe: (inout FileShelf, FileShelf.File) throws(Refusal) -> JSON
    ) throws(Refusal) -> JSON {
        let destination = try destination(parameters)
        let (caption, entities) = try MessageText.caption(parameters)
        for name in ["has_spoiler", "show_caption_above_media"] { _ = try parameters.flag(name) }
        try checkManners(parameters)
        let keyboard = try Keyboard.inline(parameters)
        // A copy, so that a refused call leaves no file behind.
        var files = self.files
        let file = try files.file(for: kind, parameters)
        let description = try describe(&files, file)
        let message = try post(
            .init(text: caption, entities: entities, keyboard: keyboard), extra: [kind: description],
            to: destination, at: now)
        self.files = files
        return message
    }

    private mutating func post(
        _ content: Message.Content, extra: [String: JSON], to destination: Destination, at now: Moment
    ) throws(Refusal) -> JSON {
        try flood.count(destination.chat, at: now)
        guard let id = chats[destination.chat]?.nextID() else { throw .chatNotFound }
        let message = Message(
            id: id, author: .bot, date: now, thread: destination.thread, replyTo: destination.replyTo, extra: extra,
            content: content)
        chats[destination.chat]?.add(message)
        return shown(id, in: destination.chat)
    }

    private func checkManners(_ parameters: Parameters) throws(Refusal) {
        for name in ["disable_notification", "protect_content"] { _ = try parameters.flag(name) }
        try checkLinkPreview(parameters)
    }

    func checkLinkPreview(_ parameters: Parameters) throws(Refusal) {
        let known: Set = ["is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"]
        guard try parameters.object("link_preview_options")?.keys.allSatisfy(known.contains) ?? true else {
            throw .badRequest("can't parse link preview options")
        }
    }

    private func destination(_ parameters: Parameters) throws(Refusal) -> Destination {
        let id = try parameters.chat()
        guard let chat = chats[id] else { throw .chatNotFound }
        let thread = try parameters.integer("message_thread_id").map { ThreadID($0) }
        if let thread, thread.rawValue == 1 || !chat.threads.contains(thread) { throw .threadNotFound }
        return Destination(chat: id, thread: thread, replyTo: try replied(parameters, in: chat))
    }

    private func replied(_ parameters: Parameters, in chat: Chat) throws(Refusal) -> MessageID? {
        guard let reply = try parameters.object("reply_parameters") else { return nil }
        let known: Set = ["message_id", "allow_sending_without_reply", "quote", "quote_entities", "quote_position"]
        guard reply.keys.allSatisfy(known.contains), let id = reply["message_id"]?.integer else {
            throw .badRequest("can't parse reply parameters")
        }
        guard reply["allow_sending_without_reply"].map({ $0.bool != nil }) ?? true else {
            throw .badRequest("can't parse reply parameters: allow_sending_without_reply must be a Boolean")
        }
        if chat.messages[MessageID(id)] != nil { return MessageID(id) }
        guard reply["allow_sending_without_reply"]?.bool == true else {
            throw .badRequest("message to be replied not found")
        }
        return nil
    }
}

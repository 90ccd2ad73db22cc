import Domain

/// Who does something, and where.
struct Scene: Sendable {
    let chat: ChatID
    let chatKind: Chat.Kind?
    let person: Person
    /// The person was described, so what is known of them is replaced.
    let isIntroduced: Bool
    let thread: ThreadID?
    let replyTo: MessageID?

    init(_ input: ControlInput) throws(ControlProblem) {
        chat = try input.chat()
        let kind = try input.string("chat_type")
        chatKind = kind.flatMap(Chat.Kind.init)
        if let kind, chatKind == nil { throw ControlProblem(message: "unknown chat type \"\(kind)\"") }
        person = Person(
            id: try input.user(), name: try input.string("name") ?? "Person",
            language: try input.string("language") ?? "ru", isBot: try input.flag("is_bot") ?? false)
        isIntroduced = ["name", "language", "is_bot"].contains(where: input.has)
        thread = try input.integer("thread").map { ThreadID($0) }
        replyTo = try input.integer("reply_to").map { MessageID($0) }
    }
}

extension Telegram {
    /// A person sends a message; the chat, the topic and the person appear when they are new.
    mutating func say(
        _ scene: Scene, _ content: Message.Content, extra: [String: JSON]
    ) throws(ControlProblem) -> (UpdateID?, MessageID) {
        if scene.isIntroduced || people[scene.person.id] == nil { people[scene.person.id] = scene.person }
        let isPersonal = !scene.chat.isGroup
        open(scene.chat, kind: scene.chatKind, title: isPersonal && scene.isIntroduced ? scene.person.name : nil)
        if let thread = scene.thread {
            chats[scene.chat]?.isForum = true
            chats[scene.chat]?.threads.insert(thread)
        }
        if let album = extra["media_group_id"], let chat = chats[scene.chat],
            chat.messages.values.count(where: { $0.extra["media_group_id"] == album }) >= 10
        {
            throw ControlProblem(message: "an album has at most ten")
        }
        guard let id = chats[scene.chat]?.nextID() else { throw ControlProblem(message: "no such chat") }
        if let reply = scene.replyTo, chats[scene.chat]?.messages[reply] == nil {
            throw ControlProblem(message: "there is no message \(reply) to reply to")
        }
        let message = Message(
            id: id, author: .person(scene.person.id), date: .now(), thread: scene.thread, replyTo: scene.replyTo,
            extra: extra, content: content)
        chats[scene.chat]?.add(message)
        return (announce(.message, shown(id, in: scene.chat), lane: .chat(scene.chat)), id)
    }

    /// A person presses a button.
    mutating func press(_ data: String, on id: MessageID, in chat: ChatID, by user: UserID) -> UpdateID? {
        let query = "query-\(outbox.next)"
        presses[query] = Press(chat: chat, message: id, user: user, data: data, at: .now())
        let person = people[user] ?? Person(id: user)
        let message = shown(id, in: chat)
        let content: JSON = .fields([
            "id": .string(query), "from": person.json, "chat_instance": .string("instance-\(chat)"),
            "data": .string(data), "message": message == .null ? nil : message,
        ])
        return announce(.callbackQuery, content, lane: .person(user))
    }
}

extension Message {
    /// The message has a button with that data, or had it before an edit.
    func offers(_ data: String) -> Bool {
        (earlier + [content]).contains { version in
            (version.keyboard?["inline_keyboard"]?.array ?? []).contains { row in
                (row.array ?? []).contains { $0["callback_data"]?.string == data }
            }
        }
    }
}

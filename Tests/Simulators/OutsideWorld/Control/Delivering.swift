import Domain

extension ControlAPI {
    /// Delivers raw updates as they are, each a given number of extra times, and returns when all were accepted.
    func deliver(_ body: JSON) async throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: ["updates", "duplicates", "timeout"])
        let updates = try input.required("updates", input.array)
        let copies = 1 + Int(try input.integer("duplicates") ?? 0)
        let timeout = try input.number("timeout") ?? 120
        guard copies >= 1, timeout >= 0 else { throw ControlProblem(message: "numbers must not be negative") }
        let raw = try updates.map { update throws(ControlProblem) in try RawUpdate(update) }
        let started = Moment.now()
        let batch = state.change { state in
            let batch = state.telegram.outbox.openBatch(of: raw.count * copies)
            for update in raw {
                state.telegram.learn(update)
                for _ in 0..<copies {
                    state.telegram.outbox.add(update.id, update.json, lane: Lane(of: update.json), batch: batch)
                }
            }
            return batch
        }
        let finished = try? await state.first(within: .seconds(timeout)) { $0.telegram.outbox.closeBatch(batch) }
        guard let finished = finished ?? nil else {
            throw ControlProblem(message: "not all updates were accepted in time", status: 408)
        }
        return [
            "delivered": .integer(Int64(raw.count * copies)), "attempts": .integer(Int64(finished.attempts)),
            "seconds": .number(Double(Moment.now().since(started)) / 1000),
        ]
    }
}

/// An update that a test wrote itself.
struct RawUpdate: Sendable {
    let id: UpdateID
    let json: JSON

    init(_ json: JSON) throws(ControlProblem) {
        guard let id = json["update_id"]?.integer else { throw ControlProblem(message: "an update has an update_id") }
        (self.id, self.json) = (UpdateID(id), json)
    }
}

extension Telegram {
    /// Makes the chat, the person and the message of a raw update known, so that the bot can answer there.
    mutating func learn(_ update: RawUpdate) {
        for (kind, content) in update.json.object ?? [:] where content.object != nil {
            if kind == "callback_query" {
                learn(person: content["from"])
                if let id = content["id"]?.string {
                    presses[id] = Press(
                        chat: content["message"]?["chat"]?["id"]?.integer.map { ChatID($0) },
                        message: content["message"]?["message_id"]?.integer.map { MessageID($0) },
                        user: content["from"]?["id"]?.integer.map { UserID($0) },
                        data: content["data"]?.string ?? "", at: .now())
                }
                if let message = content["message"] { learn(message: message) }
            } else {
                learn(message: content)
            }
        }
    }

    private mutating func learn(message: JSON) {
        guard let chat = message["chat"], let id = chat["id"]?.integer.map({ ChatID($0) }) else { return }
        learn(person: message["from"])
        open(
            id, kind: chat["type"]?.string.flatMap(Chat.Kind.init),
            title: chat["title"]?.string ?? chat["first_name"]?.string)
        if chat["is_forum"]?.bool == true { chats[id]?.isForum = true }
        let isTopic = message["is_topic_message"]?.bool == true
        let thread = isTopic ? message["message_thread_id"]?.integer.map { ThreadID($0) } : nil
        if let thread { chats[id]?.threads.insert(thread) }
        guard let number = message["message_id"]?.integer.map({ MessageID($0) }) else { return }
        let content = Message.Content(
            text: message["text"]?.string ?? message["caption"]?.string ?? "",
            entities: message["entities"]?.array ?? message["caption_entities"]?.array ?? [])
        if let known = chats[id]?.messages[number] {
            if known.author != .bot, known.content != content { chats[id]?.edit(number, to: content) }
            return
        }
        let kinds = ["photo", "document", "voice", "video", "sticker", "location", "contact"]
        let extra = (message.object ?? [:]).filter { kinds.contains($0.key) }
        let author = message["from"]?["id"]?.integer.map { UserID($0) }
        let new = Message(
            id: number, author: author == bot.id ? .bot : .person(author ?? UserID(0)), date: .now(), thread: thread,
            replyTo: nil, extra: extra, content: content)
        chats[id]?.add(new)
    }

    private mutating func learn(person: JSON?) {
        guard let person, let id = person["id"]?.integer.map({ UserID($0) }), id != bot.id else { return }
        people[id] = Person(
            id: id, name: person["first_name"]?.string ?? "Person", language: person["language_code"]?.string,
            isBot: person["is_bot"]?.bool ?? false)
    }
}

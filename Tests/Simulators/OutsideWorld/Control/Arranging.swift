import Domain

extension ControlAPI {
    /// Opens a chat, with topics when it is a forum, before anybody wrote there.
    func openChat(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: ["chat", "chat_type", "title", "threads", "forum"])
        let chat = try input.chat()
        let kind = try input.string("chat_type").flatMap(Chat.Kind.init)
        let title = try input.string("title")
        let threads = (try input.array("threads") ?? []).compactMap { $0.integer.map { ThreadID($0) } }
        let isForum = try input.flag("forum") ?? !threads.isEmpty
        state.change { state in
            state.telegram.open(chat, kind: kind, title: title)
            if isForum { state.telegram.chats[chat]?.isForum = true }
            state.telegram.chats[chat]?.threads.formUnion(threads)
        }
        return [:]
    }

    /// Somebody's standing in a chat changes; without `member` it is the bot's own.
    func member(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: ["chat", "user", "member", "old", "new"])
        let (chat, user) = (try input.chat(), try input.user())
        let (old, new) = (try input.string("old") ?? "left", try input.string("new") ?? "member")
        let member = try input.integer("member").map { UserID($0) }
        return state.change { state in
            state.telegram.open(chat)
            let actor = state.telegram.people[user] ?? Person(id: user)
            let who = member.map { (state.telegram.people[$0] ?? Person(id: $0)).json } ?? state.telegram.bot.json
            let update = state.telegram.announce(
                member == nil ? .myChatMember : .chatMember,
                [
                    "chat": state.telegram.chats[chat]?.json ?? .null, "from": actor.json,
                    "date": .integer(Moment.now().seconds), "old_chat_member": ["status": .string(old), "user": who],
                    "new_chat_member": ["status": .string(new), "user": who],
                ], lane: .chat(chat))
            return ["update_id": update.map { .integer($0.rawValue) } ?? .null]
        }
    }

    /// Puts a file on Telegram's shelf, for raw updates that name it.
    func addFile(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: ["file_id", "base64", "name", "type", "size"])
        let id = try input.required("file_id", input.string)
        let (bytes, size) = (try input.bytes("base64") ?? [], try input.integer("size"))
        let name = try input.string("name") ?? "file.bin"
        let type = try input.string("type") ?? "application/octet-stream"
        return state.change { state in
            let file = state.telegram.files.add(bytes, name: name, type: type, folder: "files", id: id, size: size)
            return ["file_id": .string(file.id), "file_path": .string(file.path)]
        }
    }

    func addFault(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: ["target", "method", "chat", "kind", "count", "value"])
        guard let target = Fault.Target(rawValue: try input.required("target", input.string)),
            let kind = Fault.Kind(rawValue: try input.required("kind", input.string)),
            Fault.kinds[target]?.contains(kind) == true
        else { throw ControlProblem(message: "that target has no such kind of fault") }
        let count = try input.integer("count")
        guard count ?? 1 > 0 else { throw ControlProblem(message: "\"count\" must be positive") }
        if kind == .delay, body["value"]?.integer == nil {
            throw ControlProblem(message: "a delay's value is in milliseconds")
        }
        if kind == .status, body["value"]?["code"]?.integer == nil {
            throw ControlProblem(message: "a status fault's value has a code")
        }
        let fault = Fault(
            target: target, kind: kind, method: try input.string("method")?.lowercased(),
            chat: try input.integer("chat").map { ChatID($0) },
            count: kind == .blocked ? count.map(Int.init) : Int(count ?? 1), value: body["value"] ?? .null)
        state.change { $0.faults.add(fault) }
        return [:]
    }

    func setLimits(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(
            body, only: ["per_second", "chat_per_second", "chat_burst", "group_per_minute", "off"])
        let normal = Flood.Limits()
        let limits = Flood.Limits(
            perSecond: try input.number("per_second") ?? normal.perSecond,
            chatPerSecond: try input.number("chat_per_second") ?? normal.chatPerSecond,
            chatBurst: try input.number("chat_burst") ?? normal.chatBurst,
            groupPerMinute: Int(try input.integer("group_per_minute") ?? Int64(normal.groupPerMinute)))
        guard limits.perSecond > 0, limits.chatPerSecond > 0, limits.chatBurst >= 1, limits.groupPerMinute > 0 else {
            throw ControlProblem(message: "limits must be positive")
        }
        let isOff = try input.flag("off") ?? false
        state.change { $0.telegram.flood = Flood(limits: isOff ? nil : limits) }
        return [:]
    }

    /// Makes the world slower; what is not named stays as it is.
    func setPace(_ body: JSON) throws(ControlProblem) -> JSON {
        let names: Set = [
            "telegram_ms", "ai_ms", "ai_chunk_ms", "webhook_timeout_ms", "retry_start_ms", "retry_max_ms",
        ]
        let input = try ControlInput(body, only: names)
        for name in names {
            guard try input.integer(name) ?? 0 >= 0 else {
                throw ControlProblem(message: "\"\(name)\" must not be negative")
            }
        }
        state.change { state in
            let before = state.pace
            state.pace = Pace(
                telegram: body["telegram_ms"]?.integer ?? before.telegram,
                assistant: body["ai_ms"]?.integer ?? before.assistant,
                assistantChunk: body["ai_chunk_ms"]?.integer ?? before.assistantChunk,
                webhookTimeout: body["webhook_timeout_ms"]?.integer ?? before.webhookTimeout,
                retryStart: body["retry_start_ms"]?.integer ?? before.retryStart,
                retryMax: body["retry_max_ms"]?.integer ?? before.retryMax)
        }
        return [:]
    }

    func reset(_ body: JSON) throws(ControlProblem) -> JSON {
        let keepsWebhook = try ControlInput(body, only: ["keep_webhook"]).flag("keep_webhook") ?? false
        state.change { $0.reset(keepingWebhook: keepsWebhook) }
        return [:]
    }
}

import Domain

extension Telegram {
    var me: JSON {
        var fields = bot.json.object ?? [:]
        fields["can_join_groups"] = true
        fields["can_read_all_group_messages"] = false
        fields["supports_inline_queries"] = false
        return .object(fields)
    }

    mutating func sendChatAction(_ parameters: Parameters, at now: Moment) throws(Refusal) -> JSON {
        let known: Set = [
            "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
            "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
        ]
        let id = try parameters.chat()
        guard let chat = chats[id] else { throw .chatNotFound }
        let thread = try parameters.integer("message_thread_id").map { ThreadID($0) }
        // Unlike messages, actions may name the general topic, 1.
        if let thread, !chat.threads.contains(thread), !(chat.isForum && thread.rawValue == 1) { throw .threadNotFound }
        guard let action = try parameters.text("action"), known.contains(action) else {
            throw .badRequest("wrong parameter action in request")
        }
        chats[id]?.actions.append(.init(name: action, at: now))
        return true
    }

    mutating func answerCallbackQuery(_ parameters: Parameters, at now: Moment) throws(Refusal) -> JSON {
        guard let id = try parameters.text("callback_query_id"), !id.isEmpty else {
            throw .badRequest("callback_query_id is empty")
        }
        let text = try parameters.text("text")
        let isAlert = try parameters.flag("show_alert") ?? false
        _ = try parameters.integer("cache_time")
        _ = try parameters.text("url")
        guard (text ?? "").utf16.count <= 200 else { throw .badRequest("MESSAGE_TOO_LONG") }
        guard let press = presses[id], now.since(press.at) < Press.patience else {
            throw .badRequest("query is too old and response timeout expired or query ID is invalid")
        }
        presses[id]?.answer(at: now)
        if let chat = press.chat {
            chats[chat]?.buttonAnswers.append(.init(query: id, text: text, isAlert: isAlert, at: now))
        }
        return true
    }

    mutating func setMyCommands(_ parameters: Parameters) throws(Refusal) -> JSON {
        guard let commands = try parameters.array("commands") else { throw .badRequest("commands is empty") }
        _ = try parameters.object("scope")
        _ = try parameters.text("language_code")
        guard commands.count <= 100 else { throw .badRequest("BOT_COMMANDS_TOO_MUCH") }
        for command in commands {
            guard let name = command["command"]?.string, name.wholeMatch(of: /[a-z0-9_]{1,32}/) != nil else {
                throw .badRequest("BOT_COMMAND_INVALID")
            }
            guard let text = command["description"]?.string, (1...256).contains(text.utf16.count) else {
                throw .badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
            }
            guard Set(command.object?.keys.map { $0 } ?? []) == ["command", "description"] else {
                throw .badRequest("can't parse BotCommand: unknown field")
            }
        }
        self.commands = commands
        return true
    }

    func getChat(_ parameters: Parameters) throws(Refusal) -> JSON {
        guard let chat = chats[try parameters.chat()] else { throw .chatNotFound }
        return chat.json
    }
}

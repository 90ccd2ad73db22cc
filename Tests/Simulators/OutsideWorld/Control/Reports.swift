import Domain

extension ControlAPI {
    /// Everything said in a chat.
    func transcript(_ chat: String) throws(ControlProblem) -> JSON {
        guard let id = Int64(chat) else { throw ControlProblem(message: "a chat is a number") }
        return state.read { $0.telegram.transcript(ChatID(id)) }
    }

    /// The Bot API calls, of all methods or of one.
    func calls(_ query: FormFields) -> JSON {
        let method = query["method"]?.lowercased()
        return state.read { state in
            let calls = state.telegram.calls.filter { method == nil || $0.method.lowercased() == method }
            return ["calls": .array(calls.map(\.json))]
        }
    }

    /// The AI's requests; with `bodies=true` those up to 64 KiB in full.
    func assistantRequests(_ query: FormFields) -> JSON {
        let showsBodies = query["bodies"] == "true"
        return state.read { state in
            let requests = state.assistant.requests.map { request -> JSON in
                .fields([
                    "at": .integer(request.at.milliseconds), "model": .string(request.model),
                    "last_user": .string(request.lastUser), "stream": .bool(request.isStream),
                    "status": request.status.map { .integer(Int64($0)) } ?? .null,
                    "tools": .array(request.tools.map { .string($0) }),
                    "round": .integer(Int64(request.round.number)),
                    "tool_results": .array(request.round.results.map(\.json)),
                    "pictures": .array(request.pictures.map(\.json)),
                    "body": showsBodies ? request.body : nil,
                ])
            }
            return ["requests": .array(requests), "in_flight": .integer(Int64(state.assistant.inFlight))]
        }
    }

    /// What was paid for, all or the questions that contain `text` and show `picture`, a digest.
    func bills(_ query: FormFields) -> JSON {
        let (text, picture) = (query["text"] ?? "", query["picture"])
        return state.read { state in
            let bills = state.assistant.bills.filter {
                (text.isEmpty || $0.text.contains(text)) && (picture == nil || $0.pictures.contains(picture ?? ""))
            }
            return [
                "bills": .array(bills.map(\.json)), "total": .integer(Int64(bills.reduce(0) { $0 + $1.count })),
            ]
        }
    }
}

extension ToolRound.Result {
    fileprivate var json: JSON { ["id": .string(id), "name": .string(name), "content": .string(content)] }
}

extension Assistant.Bill {
    fileprivate var json: JSON {
        [
            "text": .string(text), "pictures": .array(pictures.map { .string($0) }), "round": .integer(Int64(round)),
            "count": .integer(Int64(count)),
        ]
    }
}

extension WorldState {
    /// How much of everything there was.
    var counts: JSON {
        let messages = telegram.chats.values.reduce(0) { $0 + $1.botMessages }
        return [
            "undelivered": .integer(Int64(telegram.outbox.count)),
            "delivered": .integer(Int64(telegram.outbox.delivered)), "bot_messages": .integer(Int64(messages)),
            "calls": .integer(Int64(telegram.calls.count)),
            "ai_requests": .integer(Int64(assistant.requests.count)),
            "ai_in_flight": .integer(Int64(assistant.inFlight)),
        ]
    }
}

extension Telegram {
    /// The messages of a chat and what else the bot did there; empty for an unknown chat.
    func transcript(_ id: ChatID) -> JSON {
        guard let chat = chats[id] else {
            return ["messages": [], "actions": [], "presses": [], "button_answers": [], "deleted": []]
        }
        return [
            "messages": .array(chat.order.compactMap { chat.messages[$0]?.transcript }),
            "actions": .array(chat.actions.map(\.json)),
            "presses": .array(presses(in: id, at: .now())),
            "button_answers": .array(chat.buttonAnswers.map(\.json)),
            "deleted": .array(chat.deleted.map { .integer($0.rawValue) }),
        ]
    }
}

extension Chat.Action {
    var json: JSON { ["action": .string(name), "at": .integer(at.milliseconds)] }
}

extension Chat.ButtonAnswer {
    var json: JSON {
        [
            "callback_query_id": .string(query), "text": text.map { .string($0) } ?? .null,
            "show_alert": .bool(isAlert), "at": .integer(at.milliseconds),
        ]
    }
}

extension Message {
    /// The message as the control interface tells it.
    var transcript: JSON {
        let from: JSON =
            switch author {
            case .bot: "bot"
            case .person(let user): .integer(user.rawValue)
            }
        return [
            "message_id": .integer(id.rawValue), "from": from, "kind": .string(kind), "text": .string(content.text),
            "edits": .integer(Int64(earlier.count)), "history": .array(earlier.map { .string($0.text) }),
            "thread": thread.map { .integer($0.rawValue) } ?? .null,
            "reply_to": replyTo.map { .integer($0.rawValue) } ?? .null, "date": .integer(date.milliseconds),
            "entities": .array(content.entities),
            "buttons": content.keyboard?["inline_keyboard"] ?? [],
            "media_group": extra["media_group_id"] ?? .null,
            "file": extra[kind].map { $0.array?.last ?? $0 } ?? .null,
        ]
    }
}

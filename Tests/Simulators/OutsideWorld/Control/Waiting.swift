import Domain

extension ControlAPI {
    /// Waits for one thing to become true: a chat's messages, AI requests, calls, or all updates delivered.
    func wait(_ query: FormFields) async throws(ControlProblem) -> JSON {
        let known: Set = [
            "chat", "bot_messages", "text", "ai_requests", "ai_in_flight", "undelivered", "calls", "method", "timeout",
        ]
        if let stranger = query.pairs.map(\.name).first(where: { !known.contains($0) }) {
            throw ControlProblem(message: "unknown parameter \"\(stranger)\"")
        }
        guard let timeout = Double(query["timeout"] ?? "10"), timeout >= 0, timeout <= 3600 else {
            throw ControlProblem(message: "\"timeout\" is in seconds")
        }
        let condition = try condition(query)
        let report = try? await state.first(within: .seconds(timeout)) { condition($0) }
        guard let report = report ?? nil else {
            throw ControlProblem(message: "it did not happen in time", status: 408)
        }
        return report
    }

    /// Gives the answer once the condition holds.
    private func condition(_ query: FormFields) throws(ControlProblem) -> @Sendable (WorldState) -> JSON? {
        if query["chat"] != nil {
            let chat = ChatID(Int64(try number(query, "chat")))
            if let text = query["text"] {
                return { $0.telegram.botSays(text, in: chat) ? $0.telegram.transcript(chat) : nil }
            }
            let wanted = try number(query, "bot_messages")
            return { ($0.telegram.chats[chat]?.botMessages ?? 0) >= wanted ? $0.telegram.transcript(chat) : nil }
        }
        if query["ai_requests"] != nil {
            let wanted = try number(query, "ai_requests")
            return { $0.assistant.requests.count >= wanted ? $0.counts : nil }
        }
        if query["ai_in_flight"] != nil {
            let wanted = try number(query, "ai_in_flight")
            return { $0.assistant.inFlight == wanted ? $0.counts : nil }
        }
        if query["undelivered"] != nil {
            let wanted = try number(query, "undelivered")
            return { $0.telegram.outbox.count <= wanted ? $0.counts : nil }
        }
        let wanted = try number(query, "calls")
        let method = query["method"]?.lowercased()
        return { state in
            let count =
                method == nil
                ? state.telegram.calls.count : state.telegram.calls.count { $0.method.lowercased() == method }
            return count >= wanted ? state.counts : nil
        }
    }

    private func number(_ query: FormFields, _ name: String) throws(ControlProblem) -> Int {
        guard let text = query[name], let number = Int(text) else {
            throw ControlProblem(message: "\"\(name)\" must be a number")
        }
        return number
    }
}

extension Telegram {
    /// A message of the bot, as it reads now, contains the text.
    fileprivate func botSays(_ text: String, in chat: ChatID) -> Bool {
        chats[chat]?.messages.values.contains { $0.author == .bot && $0.content.text.contains(text) } ?? false
    }
}

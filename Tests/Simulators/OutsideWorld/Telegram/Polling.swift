/// `getUpdates`: waits for updates as long as the bot asks, unless another poll takes its place.
struct Polling: Sendable {
    let state: Watched<WorldState>

    private enum Ending: Sendable {
        case updates([JSON])
        case refused(Refusal)
    }

    func updates(_ parameters: Parameters) async throws(Refusal) -> JSON {
        try parameters.allowOnly(["offset", "limit", "timeout", "allowed_updates"])
        let offset = try parameters.integer("offset")
        let limit = try parameters.integer("limit") ?? 100
        let timeout = try parameters.integer("timeout") ?? 0
        guard (1...100).contains(limit) else { throw .badRequest("limit must be 1–100") }
        guard timeout >= 0 else { throw .badRequest("timeout must not be negative") }
        let number = try state.change { state throws(Refusal) in try begin(&state.telegram, offset, parameters) }
        let ending = try? await state.first(within: .seconds(min(timeout, 50))) { state -> Ending? in
            if state.telegram.newestPoll != number { return .refused(.otherPoll) }
            if state.telegram.webhook != nil { return .refused(.webhookIsSet) }
            let updates = state.telegram.outbox.oldest(Int(limit))
            return updates.isEmpty ? nil : .updates(updates)
        }
        switch ending {
        case .updates(let updates)?: return .array(updates)
        case .refused(let refusal)?: throw refusal
        case nil: return []
        }
    }

    private func begin(
        _ telegram: inout Telegram, _ offset: Int64?, _ parameters: Parameters
    ) throws(Refusal) -> Int {
        guard telegram.webhook == nil else { throw .webhookIsSet }
        try telegram.setAllowedUpdates(parameters)
        if let offset { telegram.outbox.confirm(below: offset) }
        telegram.newestPoll += 1
        return telegram.newestPoll
    }
}

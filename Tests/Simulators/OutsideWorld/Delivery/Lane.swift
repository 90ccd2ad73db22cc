import Domain

/// Telegram delivers one update at a time per lane: messages and edits by chat, button presses by person.
enum Lane: Hashable, Sendable {
    case chat(ChatID)
    case person(UserID)
    /// Updates that name neither.
    case other

    /// The lane of a raw update.
    init(of update: JSON) {
        if let user = update["callback_query"]?["from"]?["id"]?.integer {
            self = .person(UserID(user))
        } else if let chat = update.object?.values.lazy.compactMap({ $0["chat"]?["id"]?.integer }).first {
            self = .chat(ChatID(chat))
        } else {
            self = .other
        }
    }
}

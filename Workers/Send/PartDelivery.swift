import Domain
import Jobs
import TelegramAPI

/// Where one part of a message goes.
struct Place: Sendable {
    var address: Address
    /// The message that this part replaces.
    var editing: MessageID?
    /// Whether it shows the message that it answers: in a group nobody could tell otherwise.
    var quotes: Bool
    /// Whether it comes without a sound.
    var silent: Bool
}

/// One part to one place, with the ways out that Telegram's refusals leave.
struct PartDelivery: Sendable {
    let bot: Bot
    let part: RichText
    let keyboard: Keyboard?
    let place: Place

    func run() async throws(TelegramError) -> MessageID {
        try await attempt(part, place, waysOut: 3)
    }

    /// - Parameter waysOut: how many refusals may still be answered with another form of the same message.
    private func attempt(_ part: RichText, _ place: Place, waysOut: Int) async throws(TelegramError) -> MessageID {
        do {
            return try await call(part, place)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            if refusal.reason == .notModified, let editing = place.editing { return editing }
            guard waysOut > 0, let other = otherForm(part, place, refusal.reason) else { throw error }
            return try await attempt(other.part, other.place, waysOut: waysOut - 1)
        }
    }

    private func call(_ part: RichText, _ place: Place) async throws(TelegramError) -> MessageID {
        let address = place.address
        if let editing = place.editing {
            try await bot.editMessageText(
                EditMessageText(chat: address.chat, message: editing, text: part, keyboard: keyboard))
            return editing
        }
        return try await bot.sendMessage(
            SendMessage(
                chat: address.chat, thread: address.thread, text: part, replyTo: place.quotes ? address.message : nil,
                keyboard: keyboard, silent: place.silent))
    }

    private func otherForm(_ part: RichText, _ place: Place, _ reason: Refusal.Reason) -> (
        part: RichText, place: Place
    )? {
        var other = place
        switch reason {
        case .cannotParseEntities where !part.entities.isEmpty: return (RichText(part.text), place)
        case .threadNotFound where place.address.thread != nil: other.address.thread = nil
        case .messageToEditNotFound where place.editing != nil: other.editing = nil
        case .replyNotFound where place.quotes: other.quotes = false
        case .migrated(let chat): other.address.chat = chat
        default: return nil
        }
        return (part, other)
    }
}

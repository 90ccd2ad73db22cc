import Domain
import Jobs
import Logging
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Decides what kind of answer a job gets.
struct ConversationDesk: Sendable {
    let profile: BotProfile
    let bot: Bot
    let assistant: Assistant?
    let lanes: LaneFunctions
    let limits: SendingLimits
    let defaultLanguage: Language
    let logger: Logger

    /// An edit is a question asked again only while the conversation is still there.
    private static let editWindow = 300
    /// Longer than the parts of an album are ever apart, even behind an outage.
    private static let albumLifetime = Duration.seconds(24 * 3600)

    func handle(_ job: Job) async throws -> JobOutcome {
        do {
            return try await outcome(of: job)
        } catch let error as TelegramError {
            try Task.checkCancellation()
            logger.warning("Telegram does not say who we are", metadata: ["error": "\(error)"])
            // An outage of Telegram is no fault of the message, which perhaps is not even meant for us.
            return .later(.seconds(5), "no_profile")
        }
    }

    private func outcome(of job: Job) async throws -> JobOutcome {
        let update: Update
        do { update = try Update(json: job.payload) } catch { return .never("malformed_update") }
        guard let address = job.address else { return .never("no_address") }
        switch update.event {
        case .message(let message) where job.kind == .control: return try await stop(message, address, job)
        case .message(let message): return try await answer(message, address, job)
        case .editedMessage(let message):
            // Silence for what is long past: correcting an old typo is not a question.
            guard (message.editDate ?? 0) - message.date <= Self.editWindow else { return .done([]) }
            // What we cannot read got its sentence already; a live location is edited every few seconds.
            guard message.content.kind == nil else { return .done([]) }
            return try await answer(message, address, job)
        case .button: return .done([])  // its spinner has ended at the ingress, and no card has buttons yet
        case .botMembership(let change): return .done(try greeting(after: change, address))
        case .membership, .unknown: return .done([])
        }
    }

    func stopped(_ job: Job) -> [Draft] {
        guard let address = job.address else { return [] }
        // A phrase without arguments always encodes.
        do { return [try .phrase(.stopped, to: address)] } catch { return [] }
    }

    private func answer(_ message: Message, _ address: Address, _ job: Job) async throws -> JobOutcome {
        if address.chat.isGroup, !(try await isMeant(message)) { return .done([]) }
        switch message.content {
        case .command(let command): return .done([try .phrase(phrase(for: command), to: address)])
        case .text(let text): return try await question(text, message, address, job)
        case .joined, .left, .migrated, .migratedHere: return .done([])
        case .photo, .document, .voice, .sticker, .video, .contact, .location, .unsupported:
            guard let kind = message.content.kind, try await isFirstOfItsAlbum(message, job) else { return .done([]) }
            return .done([try .phrase(.unsupported(kind: kind), to: address)])
        }
    }

    /// The pictures of an album are messages of their own, and one sentence is enough for all of them. Whoever asks first
    /// is the first, also when it asks again.
    private func isFirstOfItsAlbum(_ message: Message, _ job: Job) async throws -> Bool {
        guard let album = message.mediaGroup else { return true }
        let first = try await lanes.compareAndSet(
            "album:\(message.chat.id):\(album.rawValue)", expected: nil, new: job.key.rawValue,
            lifetime: Self.albumLifetime)
        return first.changed || first.now == job.key.rawValue
    }

    private func phrase(for command: Command) -> Phrase {
        switch command.name {
        case "start": .welcome
        case "help", "помощь": .help
        // Alone it goes ahead of the work that it stops; with words behind it, it waited here until that was done.
        case "cancel": .nothingToCancel
        default: .unknownCommand
        }
    }

    private func question(
        _ text: String, _ message: Message, _ address: Address, _ job: Job
    ) async throws -> JobOutcome {
        guard let assistant else { return .done([try .phrase(.aiNotConfigured, to: address)]) }
        let typing = TypingIndicator(bot: bot, limits: limits, address: address)
        let reply = try await typing.whileWorking {
            try await assistant.reply(to: text, language: address.language ?? defaultLanguage, job)
        }
        switch reply {
        case .answer(let text):
            let card = CardName(rawValue: "answer:\(message.id)")
            return .done([try .message(OutgoingMessage(text: text, card: card), to: address)])
        case .phrase(let phrase):
            return .done([try .phrase(phrase, to: address)])
        }
    }

    /// In a group the bot speaks when it is spoken to: by name, by a reply to it, or by a command.
    private func isMeant(_ message: Message) async throws(TelegramError) -> Bool {
        let me = try await profile.user()
        if message.replyTo?.from?.id == me.id { return true }
        guard let username = me.username else { return false }
        if case .command(let command) = message.content { return command.isAddressed(to: username) }
        return message.mentions(username)
    }

    /// The job that is being worked on in this conversation, text or photo; not those behind it. It says itself that it
    /// stopped.
    private func stop(_ message: Message, _ address: Address, _ job: Job) async throws -> JobOutcome {
        guard let user = address.user, !(try await isForAnotherBot(message)) else { return .done([]) }
        // A step: a second run must not stop what was asked after this.
        let found = try await job.step("cancelled") {
            let text = try await lanes.cancel(.conversation(address.chat, user))
            let photo = try await lanes.cancel(.photos(address.chat, user))
            return text != nil || photo != nil
        }
        guard !found else { return .done([]) }
        if address.chat.isGroup, !(try await isMeant(message)) { return .done([]) }
        return .done([try .phrase(.nothingToCancel, to: address)])
    }

    /// `/cancel@OtherBot`, in a group with several bots.
    private func isForAnotherBot(_ message: Message) async throws(TelegramError) -> Bool {
        guard case .command(let command) = message.content, command.addressee != nil, message.chat.id.isGroup else {
            return false
        }
        return !command.isAddressed(to: try await profile.user().username ?? "")
    }

    private func greeting(after change: ChatMemberUpdated, _ address: Address) throws -> [Draft] {
        guard [.group, .supergroup].contains(change.chat.kind), change.isPresent, !change.wasPresent else { return [] }
        return [try .phrase(.groupGreeting, to: address)]
    }
}

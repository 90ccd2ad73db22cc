import Actions
import Domain
import FamilyStore
import Jobs
import Logging
import enum Mongo.MongoError
import Outputs
import Phrases
import Reader
import Reception
import TelegramAPI
import WorkerRuntime

/// Decides what kind of answer a job gets.
struct ConversationDesk: Sendable {
    let profile: BotProfile
    let lanes: LaneFunctions
    let doorkeeper: Doorkeeper
    let commands: CommandDesk
    let questions: QuestionDesk
    let buttons: ButtonDesk
    let replies: ReplyDesk
    let notice: OutageNotice
    let isStoreReady: @Sendable () -> Bool
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
        } catch let error as MongoError {
            try Task.checkCancellation()
            guard error.isPassing else {
                throw JobFailure(Reason(rawValue: "mongo_refused"), detail: error.description)
            }
            return try await waitForStore(job)
        }
    }

    /// The database is away: no fault of the message. What was paid for and stored is found again.
    private func waitForStore(_ job: Job) async throws -> JobOutcome {
        if let address = job.address {
            try await notice.sayOnce(job, address, in: address.language ?? defaultLanguage)
        }
        return .later(.seconds(Double.random(in: 1..<3)), "mongo_away")
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
        case .button(let query): return try await answer(query, address, job)
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
        if address.chat.isGroup, !(try await profile.isMeant(by: message)) { return .done([]) }
        switch message.content {
        case .joined, .left, .migrated, .migratedHere: return .done([])
        default: break
        }
        guard let user = address.user else { return .never("no_person") }
        let command: BotCommand? = if case .command(let command) = message.content { BotCommand(command) } else { nil }
        guard isStoreReady() else {
            // What needs no data is answered meanwhile, to a person of whatever role.
            if command == .help { return .done([try .phrase(.help(nil), to: address)]) }
            return try await waitForStore(job)
        }
        if case .start(let text?) = command, let code = InviteCode(text) {
            return .done(
                try await doorkeeper.open(code, for: user, named: message.from?.firstName, address, job))
        }
        guard let member = try await doorkeeper.member(user, named: message.from?.firstName, address, job) else {
            if case .start(.some) = command {
                return .done(try await doorkeeper.refuse(.unknown, user, address, job))
            }
            return .done(try await doorkeeper.refuse(user, address, job))
        }
        if let wait = PhotosUnderWay.wait(for: message, job) { return wait }
        var address = address
        address.language = member.language
        if let command { return try await commands.answer(command, member, address, job) }
        return try await answer(message, of: member, address, job)
    }

    private func answer(
        _ message: Message, of member: Member, _ address: Address, _ job: Job
    ) async throws -> JobOutcome {
        if case .text(let text) = message.content {
            if let phrase = Phrase(denying: .talk, to: member.role, in: address.chat.type) {
                return .done([try .phrase(phrase, to: address)])
            }
            if UndoDesk.isMeant(by: text) { return try await commands.answer(.undo, member, address, job) }
            let said = text.unaddressed(in: address.chat.type)
            if let mention = Reader().export(in: said) {
                return try await commands.answer(.export(mention), member, address, job)
            }
            if let wish = Reader().reports(in: said) {
                return try await commands.answer(.reports(wish), member, address, job)
            }
            if let wish = Reader().energyGoal(in: said) {
                return try await commands.answer(.energyGoal(wish), member, address, job)
            }
            if let drafts = try await replies.answer(text, to: message, member, address, job) { return .done(drafts) }
            return try await questions.answer(text, to: message, member, address, job)
        }
        guard let kind = message.content.kind, try await isFirstOfItsAlbum(message, job) else { return .done([]) }
        return .done([try .phrase(.unsupported(kind: kind), to: address)])
    }

    private func answer(_ query: CallbackQuery, _ address: Address, _ job: Job) async throws -> JobOutcome {
        guard isStoreReady() else { return try await waitForStore(job) }
        var address = address
        let member = try await doorkeeper.member(query.from.id, named: query.from.firstName, address, job)
        address.language = member?.language ?? address.language ?? defaultLanguage
        return .done(try await buttons.answer(query, member, address, job))
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

    /// The job that is being worked on in this conversation, text or photo; not those behind it. It says itself that it
    /// stopped; one that is storing what it made does not stop any more.
    private func stop(_ message: Message, _ address: Address, _ job: Job) async throws -> JobOutcome {
        guard let user = address.user, !(try await isForAnotherBot(message)) else { return .done([]) }
        // A step: a second run must not stop what was asked after this.
        let met = try await job.step("met") {
            let text = try await lanes.cancel(.conversation(address.chat, user))
            let photo = try await lanes.cancel(.photos(address.chat, user))
            return [Met(text), Met(photo), Met(try await lanes.cancel(.exports(address.chat, user)))]
        }
        if met.contains(.tooLate) { return .done([try .phrase(.tooLateToStop, to: address)]) }
        guard !met.contains(.marked) else { return .done([]) }
        if address.chat.isGroup, !(try await profile.isMeant(by: message)) { return .done([]) }
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

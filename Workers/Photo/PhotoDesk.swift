import Actions
import Domain
import FamilyStore
import FoundationEssentials
import Images
import Jobs
import Logging
import enum Mongo.MongoError
import OpenAIAPI
import Outputs
import Phrases
import Reader
import Reception
import TelegramAPI
import WorkerRuntime

/// Makes of photos what stands in the diary: looks at them once, computes, stores, and shows a card.
struct PhotoDesk: Sendable {
    let profile: BotProfile
    let store: Store
    let isStoreReady: @Sendable () -> Bool
    let strangers: StrangerNotice
    let notice: OutageNotice
    /// Nil without an AI.
    let sight: Sight?
    let estimates: EstimateDesk
    let cards: MealCardDesk
    let book: CardBook
    let albums: AlbumMemory
    let bot: Bot
    let limits: SendingLimits
    let defaultLanguage: Language
    let logger: Logger

    private static let untilSomebodyMends = Duration.seconds(30)
    private static let logCall = 0
    private static let joinCall = 1

    func handle(_ job: Job) async throws -> JobOutcome {
        do {
            return try await outcome(of: job)
        } catch let error as TelegramError {
            try Task.checkCancellation()
            if error.isRefusal {
                logger.error(
                    "Telegram refuses, and a photo waits",
                    metadata: ["trace": "\(job.key.trace)", "error": "\(error)"])
                return .later(Self.untilSomebodyMends, "photo_refused")
            }
            // An outage of Telegram is no fault of the photo.
            logger.warning("a photo cannot be had now", metadata: ["trace": "\(job.key.trace)", "error": "\(error)"])
            return .later(.seconds(5), "telegram_away")
        } catch let error as MongoError {
            try Task.checkCancellation()
            guard error.isPassing else {
                throw JobFailure(Reason(rawValue: "mongo_refused"), detail: error.description)
            }
            return try await waitForStore(job)
        }
    }

    /// Said in place of the sentence that it looks, where that stands.
    func stopped(_ job: Job) -> [Draft] {
        guard let address = job.address, let message = PhotoBatch(job)?.first else { return [] }
        do {
            return [
                try said(.stopped, in: address.language ?? defaultLanguage, of: message, to: address)
            ]
        } catch { return [] }
    }

    private func waitForStore(_ job: Job) async throws -> JobOutcome {
        if let address = job.address {
            try await notice.sayOnce(job, address, in: address.language ?? defaultLanguage)
        }
        return .later(.seconds(Double.random(in: 1..<3)), "mongo_away")
    }

    private func outcome(of job: Job) async throws -> JobOutcome {
        guard var address = job.address else { return .never("no_address") }
        // An edited caption changes nothing: a reply to the card does.
        guard let batch = PhotoBatch(job) else { return .done([]) }
        if address.chat.isGroup, !(try await isMeant(batch)) { return .done([]) }
        guard let user = address.user else { return .never("no_person") }
        guard isStoreReady() else { return try await waitForStore(job) }
        guard let found = try await store.directory.member(user),
            let member = try await store.family(of: found).meet(
                named: batch.first.from.flatMap { PersonName($0.firstName) }, speaking: address.language,
                by: WriteKey(job: job.key, call: WriteKey.meeting))
        else { return .done(try await strangers.refuse(user, address, job)) }
        address.language = member.language
        let asked = Asked(batch: batch, member: member, address: address, job: job)
        if let phrase = Phrase(denying: .logMeal, to: member.role, in: address.chat.type) {
            return .done([try asked.said(phrase)])
        }
        guard let sight else { return .done([try asked.said(.photoNeedsAI)]) }
        return .done(try await answer(asked, sight))
    }

    private func isMeant(_ batch: PhotoBatch) async throws(TelegramError) -> Bool {
        for message in batch.messages where try await profile.isMeant(by: message) { return true }
        return false
    }

    private func answer(_ asked: Asked, _ sight: Sight) async throws -> [Draft] {
        let late = try await mealOfAlbum(asked)
        let note = ProgressNote(
            bot: bot, limits: limits, book: book, address: asked.address, card: asked.card,
            text: Phrase.lookingAtPhoto.text(in: asked.member.language))
        let typing = TypingIndicator(bot: bot, limits: limits, address: asked.address)
        let seen = try await typing.whileWorking {
            try await note.whileWorking(asked.job) {
                try await sight.look(at: asked.batch, for: asked.member, isLate: late != nil, asked.job)
            }
        }
        switch seen {
        case .phrase(let phrase): return [try asked.said(phrase)]
        case .estimate(let estimate, let origin, let refused):
            guard estimate.isMeal else { return [try asked.said(RichText(estimate.description))] }
            var drafts = try await stored(estimate, origin, late, asked)
            if let refused { drafts.append(try .phrase(.pictureRefused(refused), to: asked.address)) }
            return drafts
        }
    }

    /// The meal that an earlier photo of the album became. The job's own, which an earlier run of it may have stored, is not
    /// one to join.
    private func mealOfAlbum(_ asked: Asked) async throws -> MealID? {
        guard let album = asked.batch.first.mediaGroup else { return nil }
        let meal = try await albums.meal(of: album, in: asked.address.chat)
        return meal?.rawValue == WriteKey(job: asked.job.key, call: Self.logCall).description ? nil : meal
    }

    private func stored(
        _ estimate: MealEstimate, _ origin: EstimateOrigin, _ late: MealID?, _ asked: Asked
    ) async throws -> [Draft] {
        let (member, job) = (asked.member, asked.job)
        let items = try await estimates.items(of: estimate, caption: asked.batch.caption, for: member)
        if let late {
            try await job.commit()
            let change = try await store.mealChanges(by: member).join(
                items, from: origin, to: late, by: WriteKey(job: job.key, call: Self.joinCall))
            if case .changed(let logged) = change { return try await shown(logged, nil, asked) }
        }
        let words = Reader().occasion(of: asked.batch.caption ?? "")
        let occasion = MealOccasion(kind: words.kind, day: words.day, time: words.time)
        if let refused = occasion.refused(for: member, at: asked.moment) {
            return [try asked.said(RichText(refused.text(in: member.language)))]
        }
        guard let meal = occasion.meal(of: items, for: member, at: asked.moment, origin: origin) else {
            return [try asked.said(RichText(estimate.description))]
        }
        try await job.commit()
        let logged = try await store.meals(of: member).log(meal, by: WriteKey(job: job.key, call: Self.logCall))
        if let album = asked.batch.first.mediaGroup {
            try await albums.keep(logged.id, of: album, in: asked.address.chat, inPlaceOf: late)
        }
        return try await shown(logged, estimate.question, asked)
    }

    /// The card, in place of the sentence that the photo is looked at.
    private func shown(_ logged: LoggedMeal, _ question: String?, _ asked: Asked) async throws -> [Draft] {
        var message = try await cards.card(
            logged, for: asked.member, in: asked.address.chat.type, at: asked.moment
        ).message()
        if let question { message.text = message.text + RichText("\n\n❓ " + question) }
        let chat = asked.address.chat
        if let card = message.card {
            let draft = try await book.messages(of: asked.card, in: chat)
            let standing = try await book.messages(of: card, in: chat)
            if !draft.isEmpty, standing.isEmpty { try await book.store(draft, of: card, in: chat) }
        }
        return [try .message(message, to: asked.address)]
    }
}

/// What somebody wants to have looked at.
private struct Asked: Sendable {
    let batch: PhotoBatch
    let member: Member
    let address: Address
    let job: Job

    /// When it reached us: the same in every run of the job.
    var moment: Date { Date(timeIntervalSince1970: Double(job.arrival) / 1000) }

    /// The card under which the job speaks until there is a meal.
    var card: CardName { ProgressNote.card(of: batch.first.id) }

    func said(_ phrase: Phrase) throws -> Draft { try said(RichText(phrase.text(in: member.language))) }

    func said(_ text: RichText) throws -> Draft {
        try .message(OutgoingMessage(text: text, card: card, keyboard: nil), to: address)
    }
}

extension PhotoDesk {
    private func said(_ phrase: Phrase, in language: Language, of message: Message, to address: Address) throws -> Draft
    {
        let card = ProgressNote.card(of: message.id)
        return try .message(
            OutgoingMessage(text: RichText(phrase.text(in: language)), card: card, keyboard: nil), to: address)
    }
}

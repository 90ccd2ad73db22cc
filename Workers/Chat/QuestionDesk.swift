import Actions
import Domain
import FamilyStore
import FoundationEssentials
import Jobs
import Outputs
import Phrases
import Reader
import Reception
import TelegramAPI
import WorkerRuntime

/// Answers what a member of a family asks or tells: by the AI where there is one, else by simple rules.
struct QuestionDesk: Sendable {
    /// Of what was said before, as `TokenEstimate` counts them.
    private static let budget = 3000
    /// Numbers of writes within a job: calls of tools come first, and are never so many.
    private static let questionCall = 100
    private static let answerCall = 101

    let assistant: Assistant?
    let actions: ActionDesk
    let store: Store
    let cards: AnswerCards
    let bot: Bot
    let lanes: LaneFunctions
    let limits: SendingLimits

    func answer(
        _ text: String, to message: Message, _ member: Member, _ address: Address, _ job: Job
    ) async throws -> JobOutcome {
        let moment = Date(timeIntervalSince1970: Double(job.arrival) / 1000)
        let question = Question(text: text, member: member, chat: address.chat.type, moment: moment)
        let withdrawn = try await withdraw(message, question, address, job)
        let reply = try await reply(to: question, address, job)
        let card = CardName(rawValue: "answer:\(message.id)")
        switch reply {
        case .answer(let answer):
            let dialog = store.dialog(of: member, in: address.chat, thread: address.thread)
            _ = try await dialog.add(
                .person, text, at: moment, by: WriteKey(job: job.key, call: Self.questionCall))
            _ = try await dialog.add(
                .bot, answer.whole, at: moment, by: WriteKey(job: job.key, call: Self.answerCall))
            return .done(try await cards.drafts(answer, withdrawn, question, address, name: card))
        case .phrase(let phrase):
            return .done(try await cards.gone(withdrawn, question, address) + [try .phrase(phrase, to: address)])
        }
    }

    private func reply(to question: Question, _ address: Address, _ job: Job) async throws -> Assistant.Reply {
        guard let assistant else {
            return try await readWithoutAI(question, job, note: nil) ?? .phrase(.aiNotConfigured)
        }
        let dialog = store.dialog(of: question.member, in: address.chat, thread: address.thread)
        let turns = try await dialog.recent(tokens: Self.budget)
        let typing = TypingIndicator(bot: bot, limits: limits, address: address)
        let reply = try await typing.whileWorking { try await assistant.reply(to: question, after: turns, job) }
        switch reply {
        case .phrase(.aiUnavailable), .phrase(.aiQuota):
            return try await readWithoutAI(question, job, note: .readWithoutAI) ?? reply
        case .answer, .phrase: return reply
        }
    }

    /// What simple rules understand; nil for everything else.
    private func readWithoutAI(_ question: Question, _ job: Job, note: Phrase?) async throws -> Assistant.Reply? {
        let reading = Reader().read(question.text)
        if case .ask(let intent) = reading {
            let text = Telling.askBack(intent.about).text(in: question.member.language)
            return .answer(Deeds.Answer(meals: [], text: RichText(text), whole: text))
        }
        guard let action = Action(reading) else { return nil }
        var deeds = Deeds(in: question.member.language)
        let key = WriteKey(job: job.key, call: 0)
        _ = deeds.note(
            try await actions.perform(
                action, for: question.member, in: question.chat, at: question.moment, by: key),
            of: action, by: key)
        guard let answer = deeds.answer(closing: nil) else { return nil }
        return .answer(note.map { answer.adding(RichText($0.text(in: question.member.language)).italic) } ?? answer)
    }

    /// A message that is edited is told anew: what its earlier form has stored goes.
    ///
    /// - Returns: the meals that are gone and whose cards still stand.
    private func withdraw(
        _ message: Message, _ question: Question, _ address: Address, _ job: Job
    ) async throws -> [LoggedMeal] {
        let memory = EditMemory(lanes: lanes, chat: message.chat.id, message: message.id)
        guard let earlier = try await memory.replaceJob(with: job.key) else { return [] }
        var gone: [LoggedMeal] = []
        for call in 0..<Assistant.calls {
            let id = WriteKey(job: earlier, call: call).description
            let key = WriteKey(job: job.key, call: Self.answerCall + 1 + call)
            if let meal = try await store.meals(of: question.member).delete(MealID(id), by: key) { gone.append(meal) }
            _ = try await store.healthRecords(of: question.member).delete(HealthRecordID(id), by: key)
            _ = try await store.films(of: question.member).withdraw(WriteKey(job: earlier, call: call), by: key)
        }
        return try await cards.shown(gone, in: address.chat)
    }
}

extension Intent {
    fileprivate var about: Telling.About {
        switch self {
        case .filmWatched, .filmWanted, .filmSearch, .filmRecommend: .film
        case .meal: .meal
        case .weight: .weight
        case .water: .water
        case .steps: .steps
        case .sleep: .sleep
        case .statistics, .foodSearch: .other
        }
    }
}

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
    static let questionCall = 100
    static let answerCall = 101

    let assistant: Assistant?
    let actions: MemberActions
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
        let dialog = store.dialog(of: member, in: address.chat, thread: address.thread)
        let retraction = Retraction(
            memory: EditMemory(lanes: lanes, chat: message.chat.id, message: message.id), store: store, cards: cards,
            dialog: dialog)
        let earlier = try await retraction.memory.note(job.key)
        var deeds: Deeds
        switch try await reply(to: question, dialog, without: earlier, address, job) {
        case .answer(let done): deeds = done
        case .phrase(let phrase): return .done([try .phrase(phrase, to: address)])
        }
        try await job.commit()
        var withdrawn: [LoggedMeal] = []
        if !earlier.isEmpty, deeds.isComplete {
            let gone = try await retraction.retract(earlier, question, address, job)
            withdrawn = gone.meals
            deeds = try await retold(deeds, for: question, job)
            if !gone.others.isEmpty { deeds.remark(RichText(gone.others.text(in: member.language)).italic) }
        }
        guard let answer = deeds.answer else { return .done([try .phrase(.aiUnavailable, to: address)]) }
        _ = try await dialog.add(.person, text, at: moment, by: WriteKey(job: job.key, call: Self.questionCall))
        _ = try await dialog.add(.bot, answer.whole, at: moment, by: WriteKey(job: job.key, call: Self.answerCall))
        let card = CardName(rawValue: "answer:\(message.id)")
        return .done(try await cards.drafts(answer, withdrawn, question, address, name: card))
    }

    private enum Reply: Sendable {
        case answer(Deeds)
        case phrase(Phrase)
    }

    /// Who answers a job with records: settled before the first of them is made, for all its runs. Their keys are the same
    /// numbers, and the AI may be back, or away, when the job is run again. Where it is the AI, its first answer settles it.
    private enum Way: String, Codable {
        case rules
        case rulesWhileAway = "rules_while_away"

        static let step = "way"
    }

    /// - Parameter earlier: jobs that answered an earlier form of the question, which was never said then.
    private func reply(
        to question: Question, _ dialog: Dialog, without earlier: [JobKey], _ address: Address, _ job: Job
    ) async throws -> Reply {
        guard let assistant, !job.hasResult(of: Way.step) else {
            return try await readByRules(question, .rules, job) ?? .phrase(.aiNotConfigured)
        }
        let turns = try await dialog.recent(tokens: Self.budget, without: earlier.flatMap(Self.turns))
        let typing = TypingIndicator(bot: bot, limits: limits, address: address)
        let reply = try await typing.whileWorking { try await assistant.reply(to: question, after: turns, job) }
        switch reply {
        case .phrase(let phrase) where [.aiUnavailable, .aiQuota].contains(phrase):
            return try await readByRules(question, .rulesWhileAway, job) ?? .phrase(phrase)
        case .phrase(let phrase): return .phrase(phrase)
        case .answer(let deeds): return .answer(deeds)
        case .unclear:
            if let read = try await readByRules(question, .rules, job) { return read }
            var deeds = Deeds(in: question.member.language)
            deeds.ask(back: .other)
            return .answer(deeds)
        }
    }

    /// What simple rules understand; nil for everything else.
    private func readByRules(_ question: Question, _ way: Way, _ job: Job) async throws -> Reply? {
        let reading = Reader().read(question.text.unaddressed(in: question.chat))
        var deeds = Deeds(in: question.member.language)
        if case .ask(let intent) = reading {
            deeds.ask(back: intent.about)
            return .answer(deeds)
        }
        guard let action = Action(reading) else { return nil }
        let key = WriteKey(job: job.key, call: 0)
        switch try await job.step(Way.step, { way }) {
        case .rules: break
        case .rulesWhileAway:
            deeds.remark(RichText(Phrase.readWithoutAI.text(in: question.member.language)).italic)
        }
        _ = deeds.note(try await actions.perform(action, for: question, by: key, job), of: action, by: key)
        return .answer(deeds)
    }

    /// The same, told as it stands now that other records are gone.
    private func retold(_ deeds: Deeds, for question: Question, _ job: Job) async throws -> Deeds {
        var retold = deeds.untold
        for (action, key) in deeds.done {
            _ = retold.note(try await actions.perform(action, for: question, by: key, job), of: action, by: key)
        }
        return retold
    }

    /// The keys of what a job adds to the dialog.
    static func turns(of job: JobKey) -> [WriteKey] {
        [questionCall, answerCall].map { WriteKey(job: job, call: $0) }
    }
}

extension String {
    /// What is said, without whom it is said to.
    func unaddressed(in chat: ChatType) -> String {
        guard chat == .group else { return self }
        return split(whereSeparator: \.isWhitespace).filter { !$0.hasPrefix("@") }.joined(separator: " ")
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

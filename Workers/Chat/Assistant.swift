import Actions
import Domain
import FamilyStore
import OpenAIAPI
import Phrases
import Reception
import TelegramAPI
import ToolSchema
import WorkerRuntime

/// Answers questions by an AI that may have things done in between: at most four rounds and eight calls.
struct Assistant: Sendable {
    private static let rounds = 4
    static let calls = 8
    /// A call that is wrong is told to the model; one that is wrong again is given up.
    private static let refusedRounds = 1

    let answers: PaidAnswers
    let actions: MemberActions
    private let offered = ActionTools.all.tools.map { ChatTool($0) }

    init(answers: PaidAnswers, actions: MemberActions) {
        self.answers = answers
        self.actions = actions
    }

    /// What a question leads to.
    enum Reply: Sendable {
        case answer(Deeds)
        /// The AI has no answer; this says why.
        case phrase(Phrase)
        /// It would have had something stored, and never said what.
        case unclear
    }

    /// - Parameter turns: what was said before, oldest first.
    /// - Throws: `MongoError` when the store is away: what was paid for and done is found again by the next run.
    func reply(to question: Question, after turns: [Turn], _ job: Job) async throws -> Reply {
        var deeds = Deeds(in: question.member.language)
        do {
            deeds.closing = try await converse(question, turns, &deeds, job)
            if deeds.answer == nil, !deeds.isComplete { return .unclear }
            // Invisible characters alone make no message, and silence is no answer.
            return deeds.answer?.isVisible == true ? .answer(deeds) : .phrase(.aiUnavailable)
        } catch let error as AIError {
            try Task.checkCancellation()
            // What is done is told, whatever became of the words about it.
            return deeds.answer == nil ? .phrase(Phrase(telling: error)) : .answer(deeds)
        }
    }

    private func converse(
        _ question: Question, _ turns: [Turn], _ deeds: inout Deeds, _ job: Job
    ) async throws -> RichText? {
        let voices = try await Voices.of(turns, and: question, in: actions.directory)
        var messages = [.system(Instructions(question: question).text)] + turns.map(voices.message)
        messages.append(voices.message(question))
        let end = ContinuousClock.now + PaidAnswers.patience
        var (called, refused) = (0, 0)
        for round in 0..<Self.rounds {
            let mayCall = round < Self.rounds - 1 && called < Self.calls
            let request = ChatRequest(
                model: answers.model, messages: messages, tools: offered, toolChoice: mayCall ? nil : ToolChoice.none)
            let answer = try await answers.answer(
                request, step: round == 0 ? "answer" : "answer.\(round)", by: end, job)
            let wanted = mayCall ? answer.calls ?? [] : []
            guard !wanted.isEmpty else { return closing(answer, in: question.member.language) }
            messages.append(.assistant(answer.text, calls: wanted))
            var refusedCalls: [ToolCall] = []
            for call in wanted {
                let action: Action
                do throws(CallRefusal) {
                    guard called < Self.calls else {
                        messages.append(.toolResult("Nothing was done. That is too much at once.", of: call.id))
                        deeds.noteFailure(ofWrite: call.mayWrite)
                        continue
                    }
                    action = try ActionTools.all.output(of: call.name, call.arguments)
                } catch {
                    refusedCalls.append(call)
                    messages.append(.toolResult(error.description, of: call.id))
                    continue
                }
                let key = WriteKey(job: job.key, call: called)
                let outcome = try await actions.perform(action, for: question, by: key, job)
                called += 1
                messages.append(.toolResult(deeds.note(outcome, of: action, by: key), of: call.id))
            }
            if !refusedCalls.isEmpty {
                refused += 1
                guard refused <= Self.refusedRounds else {
                    for call in refusedCalls { deeds.noteFailure(ofWrite: call.mayWrite) }
                    return nil
                }
            }
        }
        return nil
    }

    private func closing(_ answer: PaidAnswers.Answer, in language: Language) -> RichText? {
        let text = Markdown(linkingTo: []).richText(from: answer.text)
        guard !MessageSplitter.text.parts(of: text).isEmpty else { return nil }
        return answer.isCut ? text + RichText("\n\n" + Phrase.answerCutOff.text(in: language)).italic : text
    }
}

extension Deeds.Answer {
    fileprivate var isVisible: Bool {
        !meals.isEmpty || text.map { !MessageSplitter.text.parts(of: $0).isEmpty } ?? false
    }
}

extension ToolCall {
    private static let reading = Set(ActionTools.reading.map(\.name))

    /// Whether something would have been stored by it, as far as its name tells.
    fileprivate var mayWrite: Bool { !Self.reading.contains(name) }
}

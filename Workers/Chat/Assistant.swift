import Domain
import Jobs
public import Logging
public import OpenAIAPI
public import Operations
import Phrases
import Resilience
import TelegramAPI
import WorkerRuntime

/// Answers questions by an AI: one paid call a job, repeated only where a repetition can help.
public struct Assistant: Sendable {
    private static let tries = 3
    /// Of one call; and of all tries together, within the job's own deadline.
    private static let callTimeout = Duration.seconds(60)
    private static let patience = Duration.seconds(80)
    /// Characters: four messages of Telegram's. A model that runs away shall not flood the chat.
    private static let longestAnswer = 16_000
    private static let backoff = Backoff(base: .seconds(1), cap: .seconds(10))

    private let endpoint: Endpoint
    private let model: String
    private let watch: DependencyWatch
    private let logger: Logger

    public init(endpoint: Endpoint, model: String, watch: DependencyWatch, logger: Logger) {
        self.endpoint = endpoint
        self.model = model
        self.watch = watch
        self.logger = logger
    }

    /// What a question leads to.
    enum Reply: Sendable {
        case answer(RichText)
        /// The AI has no answer; this says why.
        case phrase(Phrase)
    }

    func reply(to question: String, language: Language, _ job: Job) async throws -> Reply {
        let request = ChatRequest(
            model: model,
            messages: [.system(instructions(language)), .user(question)])
        do {
            let paid = try await job.step("answer") { try await complete(request, job) }
            let text = Markdown(linkingTo: []).richText(from: paid.text)
            if paid.isCut {
                return .answer(text + RichText("\n\n" + Phrase.answerCutOff.text(in: language)).italic)
            }
            // Invisible characters alone make no message, and silence is no answer.
            return MessageSplitter.text.parts(of: text).isEmpty ? .phrase(.aiUnavailable) : .answer(text)
        } catch let error as AIError {
            try Task.checkCancellation()
            return .phrase(phrase(for: error))
        }
    }

    /// What was paid for, also when the model was cut off: a run that takes over must not pay again.
    private struct PaidAnswer: Codable, Sendable {
        var text: String
        var isCut: Bool
    }

    private func complete(_ request: ChatRequest, _ job: Job) async throws -> PaidAnswer {
        let end = ContinuousClock.now + Self.patience
        var attempt = 1
        while true {
            do {
                let left = end - .now
                let timeout = min(Self.callTimeout, max(left, .seconds(1)))
                let answer = try await endpoint.complete(request, timeout: timeout)
                watch.note(.ai, succeeded: true)
                return PaidAnswer(
                    text: String(answer.text.prefix(Self.longestAnswer)), isCut: answer.text.count > Self.longestAnswer)
            } catch AIError.cutOff(let partial) where !partial.isEmpty {
                watch.note(.ai, succeeded: true)
                return PaidAnswer(text: String(partial.prefix(Self.longestAnswer)), isCut: true)
            } catch {
                try Task.checkCancellation()
                watch.note(.ai, succeeded: !error.helpsToRetry && error != .unauthorized)
                logger.warning(
                    "the AI has no answer",
                    metadata: ["trace": "\(job.key.trace)", "attempt": "\(attempt)", "error": "\(error)"])
                let pause = Self.backoff.delay(
                    attempt: attempt, random: .random(in: 0..<1), retryAfter: error.retryAfter)
                guard error.helpsToRetry, attempt < Self.tries, ContinuousClock.now + pause < end else { throw error }
                attempt += 1
                try await Task.sleep(for: pause)
            }
        }
    }

    /// Each failure by its name, in a sentence that is true.
    private func phrase(for error: AIError) -> Phrase {
        switch error {
        case .contextTooLong: .questionTooLong
        case .refused: .aiRefused
        case .quotaExhausted: .aiQuota
        default: .aiUnavailable
        }
    }

    private func instructions(_ language: Language) -> String {
        let reader =
            switch language {
            case .russian: "Russian"
            case .english: "English"
            }
        return """
            You are Family Bot, a helpful assistant of a family in a Telegram chat. Answer in the language of the question, \
            in \(reader) when in doubt. Be brief and concrete. You cannot open links or see earlier messages.
            """
    }
}

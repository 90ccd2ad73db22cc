import Jobs
public import Logging
public import OpenAIAPI
public import Operations
import Resilience
public import WorkerRuntime

/// Asks an AI, where a repetition can help more than once, and pays for an answer once in the life of a job.
public struct PaidAnswers: Sendable {
    private static let tries = 3
    /// Of one call; and of all tries and rounds together, within the job's own deadline.
    private static let callTimeout = Duration.seconds(60)
    public static let patience = Duration.seconds(80)
    /// Characters: four messages of Telegram's. A model that runs away shall not flood the chat.
    private static let longestAnswer = 16_000
    private static let backoff = Backoff(base: .seconds(1), cap: .seconds(10))

    private let endpoint: Endpoint
    public let model: String
    private let watch: DependencyWatch
    private let logger: Logger

    public init(endpoint: Endpoint, model: String, watch: DependencyWatch, logger: Logger) {
        self.endpoint = endpoint
        self.model = model
        self.watch = watch
        self.logger = logger
    }

    /// What was paid for, also when the model was cut off: a run that takes over must not pay again.
    public struct Answer: Codable, Sendable {
        public var text: String
        public var isCut: Bool
        /// Absent in what earlier versions stored.
        public var calls: [ToolCall]?
    }

    /// The answer of a step: stored before anything is made of it.
    ///
    /// - Parameters:
    ///   - step: unique within the job and stable over versions.
    ///   - end: when all steps must be over.
    /// - Throws: `AIError`.
    public func answer(
        _ request: ChatRequest, step: String, by end: ContinuousClock.Instant, _ job: Job
    ) async throws -> Answer {
        try await job.step(step) { try await ask(request, by: end, job) }
    }

    /// An answer that the caller stores in a step of its own, together with what belongs to it.
    ///
    /// - Parameter end: when all tries must be over.
    /// - Throws: `AIError`.
    public func ask(
        _ request: ChatRequest, by end: ContinuousClock.Instant, _ job: Job
    ) async throws -> Answer {
        var attempt = 1
        while true {
            do {
                let left = end - .now
                let timeout = min(Self.callTimeout, max(left, .seconds(1)))
                let answer = try await endpoint.complete(request, timeout: timeout)
                watch.note(.ai, succeeded: true)
                return Answer(
                    text: String(answer.text.prefix(Self.longestAnswer)), isCut: answer.text.count > Self.longestAnswer,
                    calls: answer.toolCalls)
            } catch AIError.cutOff(let partial) where !partial.isEmpty {
                watch.note(.ai, succeeded: true)
                return Answer(text: String(partial.prefix(Self.longestAnswer)), isCut: true, calls: nil)
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
}

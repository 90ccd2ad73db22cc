/// How a job ended, as its handler says it. What the handler throws instead counts as a failed run.
public enum JobOutcome: Sendable {
    /// Effects are stored; these go out in the same atomic step that ends the job.
    case done([Draft])
    /// The world said "not now": the job waits and the run costs no attempt.
    case later(Duration, Reason)
    /// Running it again cannot help: parked for a person to look at, with an apology.
    case never(Reason)
}

/// A short name of a cause, such as `ai_refused`. It is stored, logged and counted: never a person's text.
public struct Reason: RawRepresentable, Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: StaticString) { rawValue = value.description }
    public var description: String { rawValue }

    /// A run took longer than its kind may.
    public static let deadline: Reason = "deadline"
    /// Too many workers ended without a word while they had the job.
    public static let crash: Reason = "crash"
}

/// A failed run with its cause: thrown by a handler that knows more than the type of an error.
public struct JobFailure: Error, Equatable {
    public let reason: Reason
    /// For the log: no person's text, no secret.
    public let detail: String

    public init(_ reason: Reason, detail: String) {
        self.reason = reason
        self.detail = detail
    }
}

public import HTTPClient

/// Why a question has no answer, split by what can be done about it. Descriptions hold no key, question or answer.
public enum AIError: Error, Equatable, Sendable {
    /// Too many requests or tokens for now.
    case rateLimited(retryAfter: Duration?)
    /// The server is at its limits or broken (5xx, 408).
    case overloaded(status: Int, retryAfter: Duration?)
    /// The key is missing or wrong, or may not do this.
    case unauthorized
    /// The account's money or allowance is used up: a person must act.
    case quotaExhausted
    /// The server does not accept the request; `code` is its own name for the reason, or `http_400` where it gives none.
    case badRequest(code: String)
    /// The conversation is longer than the model takes: ask again with less of it.
    case contextTooLong
    case modelNotFound
    /// The model, or a filter before or behind it, declined.
    case refused
    /// An answer without words.
    case emptyAnswer
    /// The answer reached its token limit. `partial` may be empty: a reasoning model can use the limit up in thought.
    case cutOff(partial: String)
    /// The model said that it calls tools, and called none.
    case toolCallsMissing
    /// A call of a tool without a proper name, or with arguments that are no JSON object.
    case toolCallUnreadable
    /// The server gave up in the middle of the answer.
    case interrupted
    /// Not the JSON that the API promises, such as a proxy's page.
    case unreadable
    /// The question did not arrive and was not charged.
    case notSent(Failure)
    /// The question may have arrived, been answered, and been charged.
    case noAnswer(Failure)

    /// True where the same question, asked again later, may well be answered.
    public var helpsToRetry: Bool {
        switch self {
        case .rateLimited, .overloaded, .emptyAnswer, .toolCallsMissing, .toolCallUnreadable, .interrupted, .unreadable:
            true
        case .unauthorized, .quotaExhausted, .badRequest, .contextTooLong, .modelNotFound, .refused, .cutOff: false
        case .notSent(let failure), .noAnswer(let failure): failure.mayPass
        }
    }

    /// How long the server asks to be left alone.
    public var retryAfter: Duration? {
        switch self {
        case .rateLimited(let duration), .overloaded(_, let duration): duration
        default: nil
        }
    }

    /// The case's name for metrics, where the error's details would make too many series.
    public var name: String {
        switch self {
        case .rateLimited: "rate_limited"
        case .overloaded: "overloaded"
        case .unauthorized: "unauthorized"
        case .quotaExhausted: "quota_exhausted"
        case .badRequest: "bad_request"
        case .contextTooLong: "context_too_long"
        case .modelNotFound: "model_not_found"
        case .refused: "refused"
        case .emptyAnswer: "empty_answer"
        case .cutOff: "cut_off"
        case .toolCallsMissing: "tool_calls_missing"
        case .toolCallUnreadable: "tool_call_unreadable"
        case .interrupted: "interrupted"
        case .unreadable: "unreadable"
        case .notSent: "not_sent"
        case .noAnswer: "no_answer"
        }
    }
}

extension AIError: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String {
        switch self {
        case .rateLimited, .unauthorized, .quotaExhausted, .contextTooLong, .modelNotFound, .refused, .emptyAnswer,
            .toolCallsMissing, .toolCallUnreadable, .interrupted, .unreadable:
            name
        case .overloaded(let status, _): "\(name): HTTP \(status)"
        case .badRequest(let code): "\(name): \(code)"
        case .cutOff(let partial): "\(name) after \(partial.utf8.count) bytes"
        case .notSent(let failure), .noAnswer(let failure): "\(name): \(failure)"
        }
    }

    public var debugDescription: String { description }
}

extension Failure {
    fileprivate var mayPass: Bool {
        switch self {
        case .notConnected, .connectionLost, .deadlineExceeded: true
        case .cancelled, .responseTooLarge, .bodyFailed, .invalidRequest, .shutDown: false
        }
    }
}

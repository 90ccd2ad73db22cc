/// Why a call gave no result, split by who failed. Safe to log.
public enum TelegramError: Error, Equatable, Sendable {
    /// Telegram said no. The call had no effect.
    case refused(Refusal)
    /// Nothing, or nothing that can be read, came back.
    case noAnswer(NoAnswer)
}

/// A call without an answer.
public struct NoAnswer: Equatable, Sendable {
    /// What came instead.
    public enum Cause: Equatable, Sendable {
        /// Nothing within the time.
        case timeout
        /// No connection, or one that broke.
        case connection
        /// The caller's task was cancelled or the client was shut down.
        case cancelled
        /// A failure of Telegram's servers, or of something on the way to them.
        case serverError(status: Int)
        /// Something that the Bot API does not say.
        case unreadable(status: Int)
        /// More bytes than are taken.
        case tooLarge
        /// The file that was being sent broke off on our side.
        case bodyFailed
        /// The request could not be built: a mistake of ours.
        case impossible
    }

    /// The Bot API method, such as `sendMessage`.
    public let method: String
    public let cause: Cause
    /// False where Telegram cannot have acted on the call, so that repeating it is safe.
    public let mayHaveRun: Bool

    public init(method: String, cause: Cause, mayHaveRun: Bool) {
        self.method = method
        self.cause = cause
        self.mayHaveRun = mayHaveRun
    }
}

extension TelegramError: CustomStringConvertible {
    /// Method, code and reason: never the token, the address or a word of the message.
    public var description: String {
        switch self {
        case .refused(let refusal): refusal.description
        case .noAnswer(let noAnswer): noAnswer.description
        }
    }
}

extension NoAnswer: CustomStringConvertible {
    public var description: String {
        let what =
            switch cause {
            case .timeout: "timed out"
            case .connection: "lost its connection"
            case .cancelled: "was cancelled"
            case .serverError(let status): "met a server error (\(status))"
            case .unreadable(let status): "got an unreadable answer (\(status))"
            case .tooLarge: "got too large an answer"
            case .bodyFailed: "lost the file that it was sending"
            case .impossible: "could not be made"
            }
        return "\(method) \(what)\(mayHaveRun ? ", may have run" : "")"
    }
}

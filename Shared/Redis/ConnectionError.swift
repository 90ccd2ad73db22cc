/// Why a command has no result, split by whether it may have run.
public enum ConnectionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The command was never sent: no connection was there before its deadline.
    case notConnected
    /// The connection broke, or no reply came in time, after the command was (perhaps) sent: it may have run.
    case connectionLost
    /// Redis answered with an error, to the command or, until its deadline, to the connection: it did not run.
    case refused(ErrorReply)
    /// The server keeps less than was promised: the command was not sent.
    case tooWeak
    /// The connection was closed by this program; what was under way may have run.
    case closed
    /// The reply has a shape that the caller cannot read: another version of the functions, or a server that is not Redis.
    case unexpectedReply

    /// False when it is certain that the command did nothing.
    public var mayHaveRun: Bool {
        switch self {
        case .connectionLost, .closed, .unexpectedReply: true
        case .notConnected, .refused, .tooWeak: false
        }
    }

    /// True when the same command can succeed later without anyone's doing.
    public var isPassing: Bool {
        switch self {
        case .notConnected, .connectionLost, .closed, .tooWeak: true
        case .refused(let reply): reply.isPassing
        case .unexpectedReply: false
        }
    }

    public var description: String {
        switch self {
        case .notConnected: "no connection to Redis"
        case .connectionLost: "the connection to Redis was lost; the command may have run"
        case .refused(let reply): reply.description
        case .tooWeak: "Redis keeps less than FAMILYBOT_DURABILITY promises"
        case .closed: "the connection to Redis is closed"
        case .unexpectedReply: "Redis sent a reply of another shape"
        }
    }
}

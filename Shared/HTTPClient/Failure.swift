/// Why there is no response, split by what the caller may do about it.
///
/// Descriptions hold a host name at most: never the path, the query, a header or a body, for a token may stand in any of them.
public enum Failure: Error, Equatable, Sendable {
    /// The caller's task was cancelled, or the client was shut down while the request was under way.
    case cancelled
    /// The whole `timeout` passed; `sent` tells whether a byte of the request had left.
    case deadlineExceeded(sent: Bool)
    /// No connection: name lookup, refusal, TLS. The request did not run. Names the host.
    case notConnected(String)
    /// The connection broke or spoke nonsense after a part of the request had left. Names the host.
    case connectionLost(String)
    /// The body is longer than the request allows, or the headers longer than any server's should be.
    case responseTooLarge(limit: Int)
    /// What was to make the body while it was sent made less than it said. The request did not run.
    case bodyFailed
    /// The request cannot be sent as it stands; the text names the rule, not the value.
    case invalidRequest(String)
    /// The client was shut down before the request began.
    case shutDown

    /// False where the server cannot have acted on the request, so that sending it again is safe.
    public var mayHaveRun: Bool {
        switch self {
        case .cancelled, .connectionLost, .responseTooLarge: true
        case .deadlineExceeded(let sent): sent
        case .notConnected, .bodyFailed, .invalidRequest, .shutDown: false
        }
    }
}

extension Failure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cancelled: "cancelled"
        case .deadlineExceeded(sent: true): "no answer in time"
        case .deadlineExceeded(sent: false): "no time left before the request was sent"
        case .notConnected(let why): "not connected: \(why)"
        case .connectionLost(let why): "connection lost: \(why)"
        case .responseTooLarge(let limit): "the response is longer than \(limit) bytes"
        case .bodyFailed: "the body broke off while it was sent"
        case .invalidRequest(let rule): "invalid request: \(rule)"
        case .shutDown: "the client is shut down"
        }
    }
}

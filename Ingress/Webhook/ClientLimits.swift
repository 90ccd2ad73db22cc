public import HummingbirdCore
import NIOCore

/// How long the ingress bears with a client, and how many it bears at once.
public struct ClientLimits: Sendable {
    /// Open connections; more wait in the system's queue until one of these ends. A little more than this can come in at
    /// once. Telegram opens at most 100, and a process may have 1,024 files open where nobody has changed that.
    public var connections: Int
    /// From the connection to the first byte.
    public var silence: Duration
    /// From the first byte of a request to its answer.
    public var request: Duration
    /// From an answer to the next request: more than the minute for which proxies keep a connection, so that it is they who
    /// end it and no request meets one that is just ending.
    public var rest: Duration

    public init(connections: Int, silence: Duration, request: Duration, rest: Duration) {
        self.connections = connections
        self.silence = silence
        self.request = request
        self.rest = rest
    }

    /// What the program runs with.
    public static let standard = ClientLimits(
        connections: 512, silence: .seconds(15), request: .seconds(30), rest: .seconds(75))

    /// A server of HTTP/1.1 that closes the connections of clients who take longer.
    public var server: HTTPServerBuilder {
        HTTPServerBuilder { responder in ImpatientChannel(http: HTTP1Channel(responder: responder), limits: self) }
    }
}

/// Whether a client may still take its time: a value, which is told what happens and when.
struct ClientPatience: Sendable {
    private enum Phase { case silent, asking, resting }

    private var phase = Phase.silent
    private var since: NIODeadline

    init(at now: NIODeadline) { since = now }

    /// Bytes came. Those of one request do not begin anew, so that a trickle is no way to stay.
    mutating func heard(at now: NIODeadline) {
        guard phase != .asking else { return }
        phase = .asking
        since = now
    }

    mutating func answered(at now: NIODeadline) {
        phase = .resting
        since = now
    }

    func isOver(at now: NIODeadline, _ limits: ClientLimits) -> Bool {
        let limit =
            switch phase {
            case .silent: limits.silence
            case .asking: limits.request
            case .resting: limits.rest
            }
        return now - since >= TimeAmount(limit)
    }
}

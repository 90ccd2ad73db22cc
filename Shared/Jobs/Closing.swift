public import Redis

/// How far the queue is closed.
public enum Closure: String, Sendable {
    /// Nothing is taken; jobs in hand are ended, and those of dead workers taken over.
    case draining
    /// Nobody holds a job: what was held is given back as if it had never been taken, and what its workers still say is lost.
    case closed
}

/// The queue as somebody has closed it.
public struct ClosedQueue: Sendable, Equatable {
    public let closure: Closure
    /// Who has closed it, by a name that nobody else has.
    public let holder: String
}

extension LaneFunctions {
    private var closedKey: String { "\(prefix)closed" }

    /// Closes the queue for `holder`, or closes it further: what comes in waits.
    ///
    /// - Returns: how many jobs are held.
    /// - Throws: `QueueClosed` when somebody else has closed it, and `ConnectionError`.
    public func close(_ closure: Closure, for holder: String) async throws -> Int {
        let pools = PoolName.allCases.map { Argument.text($0.rawValue) }
        let reply = try await call("close", [.text(holder), .text(closure.rawValue)] + pools)
        if let held = reply.integer { return held }
        throw QueueClosed(by: reply.text ?? "?")
    }

    /// Opens the queue again, when it is closed for `holder`.
    ///
    /// - Returns: whether it was.
    public func open(for holder: String) async throws(ConnectionError) -> Bool {
        try await call("open", [.text(holder)]).integer == 1
    }

    /// Nil while the queue is open.
    public func closedQueue() async throws(ConnectionError) -> ClosedQueue? {
        let parts = try await connection.send(Command("GET", closedKey)).text?.split(separator: "|", maxSplits: 1)
        guard let parts, parts.count == 2, let closure = Closure(rawValue: String(parts[0])) else { return nil }
        return ClosedQueue(closure: closure, holder: String(parts[1]))
    }
}

/// The queue is closed, for somebody else.
public struct QueueClosed: Error, Equatable, CustomStringConvertible {
    public let holder: String

    init(by holder: String) { self.holder = holder }

    public var description: String { "the queue is closed already, for \(holder)" }
}

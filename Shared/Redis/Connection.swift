import Glibc
internal import Threading

/// One connection to Redis with a thread of its own.
///
/// Commands of many tasks are gathered while the thread is busy and go out in one write (group commit), replies come back
/// in order. A lost connection is made again by itself, with backoff; commands that were not sent yet wait for it until their
/// deadline. Blocking commands (`XREAD BLOCK`) hold up all others: give them a connection of their own.
///
/// A waiting task that is cancelled goes on waiting: whoever settles a job must learn what became of it, and the deadline
/// bounds the wait.
public final class Connection: Sendable {
    /// Called once, on the connection's thread: it must not block.
    public typealias Completion = @Sendable (Result<Reply, ConnectionError>) -> Void

    struct Waiter: Sendable {
        let deadline: ContinuousClock.Instant
        let complete: Completion
    }

    /// A command that is not sent yet, on its own, so that it can fail on its own.
    struct Gathered: Sendable {
        let bytes: [UInt8]
        let waiter: Waiter
    }

    struct Mailbox {
        var gathered: [Gathered] = []
        var rung = false
        var closed = false
        var status = Status(connects: 0, connectedSince: nil)
    }

    /// How the connection has fared.
    public struct Status: Sendable, Equatable {
        /// Number of times that it was made.
        public var connects: Int
        /// Since when it stands; nil while there is none.
        public var connectedSince: ContinuousClock.Instant?
    }

    let endpoint: Endpoint
    let name: String
    let mailbox = Locked(Mailbox())
    let wakeup = Wakeup()

    /// - Parameter name: shown by `CLIENT LIST`; no spaces.
    public init(to endpoint: Endpoint, name: String) {
        self.endpoint = endpoint
        self.name = name
        startThread(named: "redis-\(name)") { [self] in
            var loop = ConnectionLoop(self)
            loop.run()
        }
    }

    public var status: Status { mailbox.withLock { $0.status } }

    /// Sends a command and waits for its reply, at most until `deadline` from now. An error reply is thrown as `refused`.
    public func send(_ command: Command, deadline: Duration = .seconds(5)) async throws(ConnectionError) -> Reply {
        let result = await withCheckedContinuation { continuation in
            submit(command, deadline: deadline) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Sends a command; `completion` gets its reply.
    public func submit(_ command: Command, deadline: Duration, completion: @escaping Completion) {
        let waiter = Waiter(deadline: .now + deadline) { result in
            if case .success(.error(let reply)) = result {
                completion(.failure(.refused(reply)))
            } else {
                completion(result)
            }
        }
        enum Next { case wake, wait, refuse }
        let next = mailbox.withLock { mailbox -> Next in
            if mailbox.closed { return .refuse }
            mailbox.gathered.append(Gathered(bytes: command.bytes, waiter: waiter))
            defer { mailbox.rung = true }
            return mailbox.rung ? .wait : .wake
        }
        switch next {
        case .wake: wakeup.ring()
        case .wait: break
        case .refuse: completion(.failure(.closed))
        }
    }

    /// Ends the thread; commands under way and later ones fail with `closed`.
    public func close() {
        mailbox.withLock { $0.closed = true }
        wakeup.ring()
    }
}

import Glibc
import Threading

/// What the connection's thread does: connect, write what has gathered, read replies, watch deadlines, begin again.
struct ConnectionLoop: ~Copyable {
    private let connection: Connection
    private var out: [UInt8] = []
    private var written = 0
    private var inFlight: [Connection.Waiter] = []
    private var answered = 0  // of `inFlight`, from the front
    private var earliest: ContinuousClock.Instant?  // no deadline in flight is before it
    private var pause = Duration.zero

    private static let longestPause = Duration.seconds(1)

    init(_ connection: Connection) { self.connection = connection }

    mutating func run() {
        while !isClosed {
            if let link = Link(to: connection.endpoint, name: connection.name) {
                pause = .zero
                note { status in
                    status.connects += 1
                    status.connectedSince = .now
                }
                serve(link)
                note { $0.connectedSince = nil }
                failInFlight()
            } else {
                waitBeforeReconnecting()
            }
        }
        failInFlight(with: .closed)
        failGathered { _ in true }
    }

    private var isClosed: Bool { connection.mailbox.withLock { $0.closed } }

    private func note(_ change: (inout Connection.Status) -> Void) {
        connection.mailbox.withLock { change(&$0.status) }
    }

    private mutating func serve(_ link: borrowing Link) {
        while true {
            if written == out.count, !gather() { return }
            if written < out.count {
                guard let count = link.write(out, from: written) else { return }
                written += count
            }
            let wantsToWrite = written < out.count
            var events = [
                pollfd(fd: link.descriptor, events: Int16(POLLIN) | (wantsToWrite ? Int16(POLLOUT) : 0), revents: 0),
                pollfd(fd: connection.wakeup.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            if unsafe poll(&events, 2, milliseconds(until: earliest)) < 0 && errno != EINTR { return }
            if events[1].revents != 0 { connection.wakeup.clear() }
            if events[0].revents & ~Int16(POLLOUT) != 0, !readReplies(link) { return }
            if deadlinePassed() { return }
        }
    }

    /// False when the connection is over.
    private mutating func readReplies(_ link: borrowing Link) -> Bool {
        var mustReconnect = false
        let result = link.read { reply in
            guard answered < inFlight.count else {
                mustReconnect = true  // a reply that nobody asked for: out of step
                return
            }
            if case .error(let error) = reply, error.name == .readOnly { mustReconnect = true }  // no longer the master
            inFlight[answered].complete(.success(reply))
            answered += 1
        }
        if answered == inFlight.count {
            inFlight.removeAll(keepingCapacity: true)
            answered = 0
            earliest = nil
        } else if answered > 4096 {
            inFlight.removeFirst(answered)
            answered = 0
        }
        return result == .open && !mustReconnect
    }

    /// Takes all commands that have gathered as the next write: only when the last is out, which makes the group.
    private mutating func gather() -> Bool {
        out.removeAll(keepingCapacity: true)
        written = 0
        let first = inFlight.count
        let closed = connection.mailbox.withLock { mailbox in
            swap(&mailbox.bytes, &out)
            inFlight.append(contentsOf: mailbox.waiters)
            mailbox.waiters.removeAll(keepingCapacity: true)
            mailbox.rung = false
            return mailbox.closed
        }
        for waiter in inFlight[first...] { earliest = min(earliest ?? waiter.deadline, waiter.deadline) }
        return !closed
    }

    /// Replies come in order: behind one that is late all others are late too, so the whole connection is given up.
    private mutating func deadlinePassed() -> Bool {
        guard let due = earliest, due <= .now else { return false }
        earliest = inFlight[answered...].map(\.deadline).min()
        guard let next = earliest else { return false }
        return next <= .now
    }

    private mutating func failInFlight(with error: ConnectionError = .connectionLost) {
        for waiter in inFlight[answered...] { waiter.complete(.failure(error)) }
        inFlight.removeAll()
        answered = 0
        out.removeAll()
        written = 0
        earliest = nil
    }

    private mutating func waitBeforeReconnecting() {
        pause = min(max(pause * 2, .milliseconds(50)), Self.longestPause)
        let until = ContinuousClock.now + pause
        while ContinuousClock.now < until, !isClosed {
            var event = pollfd(fd: connection.wakeup.descriptor, events: Int16(POLLIN), revents: 0)
            let gathered = connection.mailbox.withLock { $0.waiters.map(\.deadline).min() }
            if unsafe poll(&event, 1, milliseconds(until: min(gathered ?? until, until))) > 0 {
                connection.wakeup.clear()
            }
            connection.mailbox.withLock { $0.rung = false }
            failGathered { $0.deadline <= .now }
        }
    }

    /// Fails commands that were never sent. Their bytes lie in one buffer, so all go when one goes.
    private func failGathered(where late: (Connection.Waiter) -> Bool) {
        let failed = connection.mailbox.withLock { mailbox -> (waiters: [Connection.Waiter], closed: Bool) in
            guard mailbox.closed || mailbox.waiters.contains(where: late) else { return ([], false) }
            defer {
                mailbox.waiters = []
                mailbox.bytes = []
            }
            return (mailbox.waiters, mailbox.closed)
        }
        for waiter in failed.waiters { waiter.complete(.failure(failed.closed ? .closed : .notConnected)) }
    }
}

/// Milliseconds for `poll`, rounded up; -1, for ever, without an end.
private func milliseconds(until end: ContinuousClock.Instant?) -> Int32 {
    guard let end else { return -1 }
    let left = end - .now
    if left <= .zero { return 0 }
    return Int32(clamping: left / .milliseconds(1) < 60_000 ? Int(left / .milliseconds(1)) + 1 : 60_000)
}

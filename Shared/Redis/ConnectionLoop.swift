import Glibc
import Threading

/// What the connection's thread does: connect, write what has gathered, read replies, watch deadlines, begin again.
struct ConnectionLoop: ~Copyable {
    private let connection: Connection
    private var out: [UInt8] = []
    private var written = 0
    private var batch: [Connection.Gathered] = []
    private var inFlight: [Connection.Waiter] = []
    private var answered = 0  // of `inFlight`, from the front
    private var earliest: ContinuousClock.Instant?  // no deadline in flight is before it
    private var pause = Duration.zero

    private static let longestPause = Duration.seconds(1)

    init(_ connection: Connection) { self.connection = connection }

    mutating func run() {
        while !isClosed {
            do {
                let link = try Link(try connect())
                pause = .zero
                note { status in
                    status.connects += 1
                    status.connectedSince = .now
                }
                serve(link)
                note { $0.connectedSince = nil }
                failInFlight(with: isClosed ? .closed : .connectionLost)
            } catch {
                waitBeforeReconnecting(because: error)
            }
        }
        failGathered(with: .closed) { _ in true }
    }

    private var isClosed: Bool { connection.mailbox.withLock { $0.closed } }

    private func note(_ change: (inout Connection.Status) -> Void) {
        connection.mailbox.withLock { change(&$0.status) }
    }

    /// On a thread of its own: it may block for long, and the deadlines of those who wait hold meanwhile.
    private func connect() throws(ConnectionError) -> Int32 {
        let attempt = Attempt()
        startThread(named: "redis-connect") { [connection] in
            attempt.end(
                with: Result { () throws(ConnectionError) in
                    try Link.open(connection.endpoint, name: connection.name)
                })
            connection.wakeup.ring()
        }
        while !isClosed {
            if let socket = attempt.result { return try socket.get() }
            idle(until: nil, failing: .notConnected)
        }
        attempt.abandon()
        throw .closed
    }

    private mutating func serve(_ link: borrowing Link) {
        while true {
            if written == out.count { gather() }
            if written < out.count {
                guard let count = link.write(out, from: written) else { return }
                written += count
            }
            let wantsToWrite = written < out.count
            var events = [
                pollfd(fd: link.descriptor, events: Int16(POLLIN) | (wantsToWrite ? Int16(POLLOUT) : 0), revents: 0),
                pollfd(fd: connection.wakeup.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            // What gathers behind a write that is stuck is not in flight, and has deadlines too.
            let next = [earliest, wantsToWrite ? earliestUnsent : nil].compactMap(\.self).min()
            if unsafe poll(&events, 2, milliseconds(until: next)) < 0 && errno != EINTR { return }
            if events[1].revents != 0 {
                hearRing()
                if isClosed { return }
            }
            if wantsToWrite { failLate(with: .notConnected) }
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
    private mutating func gather() {
        out.removeAll(keepingCapacity: true)
        written = 0
        connection.mailbox.withLock { mailbox in
            swap(&mailbox.gathered, &batch)
            mailbox.rung = false
        }
        guard !batch.isEmpty else { return }
        let now = ContinuousClock.now
        for command in batch {
            let waiter = command.waiter
            guard waiter.deadline > now else {
                waiter.complete(.failure(.notConnected))  // its time passed while the connection was made
                continue
            }
            out.append(contentsOf: command.bytes)
            inFlight.append(waiter)
            earliest = min(earliest ?? waiter.deadline, waiter.deadline)
        }
        batch.removeAll(keepingCapacity: true)
    }

    /// Replies come in order: behind one that is late all others are late too, so the whole connection is given up.
    private mutating func deadlinePassed() -> Bool {
        guard let due = earliest, due <= .now else { return false }
        earliest = inFlight[answered...].map(\.deadline).min()
        guard let next = earliest else { return false }
        return next <= .now
    }

    private mutating func failInFlight(with error: ConnectionError) {
        for waiter in inFlight[answered...] { waiter.complete(.failure(error)) }
        inFlight.removeAll()
        answered = 0
        out.removeAll()
        written = 0
        earliest = nil
    }

    private mutating func waitBeforeReconnecting(because error: ConnectionError) {
        pause = min(max(pause * 2, .milliseconds(50)), Self.longestPause)
        let until = ContinuousClock.now + pause
        while ContinuousClock.now < until, !isClosed { idle(until: until, failing: error) }
    }

    /// Waits until somebody rings, a command that is not sent is late, or `end` has come.
    private func idle(until end: ContinuousClock.Instant?, failing error: ConnectionError) {
        var event = pollfd(fd: connection.wakeup.descriptor, events: Int16(POLLIN), revents: 0)
        let next = [earliestUnsent, end].compactMap(\.self).min()
        if unsafe poll(&event, 1, milliseconds(until: next)) > 0 { hearRing() }
        failLate(with: error)
    }

    private var earliestUnsent: ContinuousClock.Instant? {
        connection.mailbox.withLock { $0.gathered.map(\.waiter.deadline).min() }
    }

    /// From now on the next command rings again.
    private func hearRing() {
        connection.wakeup.clear()
        connection.mailbox.withLock { $0.rung = false }
    }

    private func failLate(with error: ConnectionError) {
        let now = ContinuousClock.now
        failGathered(with: error) { $0.deadline <= now }
    }

    /// Fails commands that were never sent.
    private func failGathered(with error: ConnectionError, where late: (Connection.Waiter) -> Bool) {
        let failed = connection.mailbox.withLock { mailbox in
            defer { mailbox.gathered.removeAll { late($0.waiter) } }
            return mailbox.gathered.map(\.waiter).filter(late)
        }
        for waiter in failed { waiter.complete(.failure(error)) }
    }
}

/// Milliseconds for `poll`, rounded up; -1, for ever, without an end.
private func milliseconds(until end: ContinuousClock.Instant?) -> Int32 {
    guard let end else { return -1 }
    let left = end - .now
    if left <= .zero { return 0 }
    return Int32(clamping: left / .milliseconds(1) < 60_000 ? Int(left / .milliseconds(1)) + 1 : 60_000)
}

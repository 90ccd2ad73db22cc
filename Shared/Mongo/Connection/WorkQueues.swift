/// Decides which thread does what: a value, so that no thread is ever woken or held by anything but these rules.
///
/// A thread with an open transaction takes nothing from others until that has ended: a write that waits for a document which
/// the transaction has changed would otherwise keep the very thread that must commit it. What is pinned to the thread
/// besides, cursors and snapshots, goes on: reads wait for no document.
struct WorkQueues<Work: Sendable> {
    typealias Instant = ContinuousClock.Instant

    /// Who may do a piece of work.
    enum Seat: Sendable, Equatable {
        case anyone
        /// Whoever is free keeps itself free for the transaction that the work opens.
        case transaction
        case thread(Int)
    }

    /// What a thread does next.
    enum Step: Sendable {
        case work(Work)
        case sleep
        /// Sleep, for the next operation of its transaction is yet to come.
        case attend(atMost: Duration)
        /// The transaction was left alone for too long, or the client closes: it is given up.
        case abandon
        case end
    }

    /// How long a thread waits for the next operation of its transaction.
    static var attention: Duration { .seconds(5) }

    private var shared = FIFO<(work: Work, since: Instant)>()
    private var transactions = FIFO<(work: Work, since: Instant)>()
    private var own: [FIFO<Work>]
    private var idle: [Int] = []
    /// Threads that sleep within a transaction.
    private var attending: Set<Int> = []
    private var held: Set<Int> = []
    private(set) var isClosed = false

    init(threads: Int) { own = Array(repeating: FIFO(), count: threads) }

    /// One thread stays for everything else, where there is more than one.
    private var canHoldOneMore: Bool { held.count < max(1, own.count - 1) }

    /// - Returns: the thread to wake, if any.
    mutating func add(_ work: Work, since: Instant, for seat: Seat) -> Int? {
        switch seat {
        case .anyone:
            shared.append((work, since))
            return idle.popLast()
        case .transaction:
            transactions.append((work, since))
            return canHoldOneMore ? idle.popLast() : nil
        case .thread(let number):
            own[number].append(work)
            return wake(number) ? number : nil
        }
    }

    /// What a thread that is awake does now.
    ///
    /// - Parameters:
    ///   - holding: whether it has an open transaction.
    ///   - since: when it had nothing more to do for it.
    mutating func next(for number: Int, holding: Bool, since: Instant, now: Instant) -> Step {
        _ = wake(number)  // it may have woken by itself
        if holding { held.insert(number) } else { held.remove(number) }
        if let work = own[number].popFirst() { return .work(work) }
        if holding {
            let rest = Self.attention - (now - since)
            if isClosed || rest <= .zero { return .abandon }
            attending.insert(number)
            return .attend(atMost: rest)
        }
        if canHoldOneMore, let opening = transactions.first, shared.first.map({ opening.since < $0.since }) ?? true {
            held.insert(number)
            _ = transactions.popFirst()
            return .work(opening.work)
        }
        if let (work, _) = shared.popFirst() { return .work(work) }
        // What waits for another thread's transaction to end is done by that thread.
        if isClosed { return .end }
        idle.append(number)
        return .sleep
    }

    /// Takes nothing more; what was taken is done.
    ///
    /// - Returns: the threads to wake.
    mutating func close() -> [Int] {
        isClosed = true
        defer {
            idle = []
            attending = []
        }
        return idle + attending
    }

    private mutating func wake(_ number: Int) -> Bool {
        if attending.remove(number) != nil { return true }
        guard let place = idle.firstIndex(of: number) else { return false }
        idle.remove(at: place)
        return true
    }
}

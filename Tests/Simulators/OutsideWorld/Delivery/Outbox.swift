import Domain

/// The updates that wait for the bot. A value: it says what to deliver next, others do it.
struct Outbox: Sendable {
    struct Ticket: Sendable {
        let serial: Int
        let update: UpdateID
        let json: JSON
        let batch: Batch.ID?
    }

    /// A ticket on its way to the webhook.
    struct Errand: Sendable {
        let lane: Lane
        let ticket: Ticket
        /// Failed tries before this one.
        let failures: Int
    }

    /// Updates that were handed in together by the control interface.
    struct Batch: Sendable {
        struct ID: Hashable, Sendable { let serial: Int }
        var left: Int
        var attempts = 0
    }

    private enum Phase: Equatable {
        case ready
        case underWay(serial: Int)
        case resting
    }

    private struct Queue {
        var tickets: ArraySlice<Ticket> = []
        var phase = Phase.ready
        var failures = 0
    }

    private(set) var next: UpdateID
    private(set) var lastSerial: Int
    private let floor: Int
    private(set) var count = 0
    private(set) var delivered = 0
    private(set) var connections = 0
    private(set) var batches: [Batch.ID: Batch] = [:]
    private var queues: [Lane: Queue] = [:]
    private var ready: ArraySlice<Lane> = []

    /// - Parameter after: tickets up to this serial number belong to an earlier world and are ignored when they come back.
    init(next: UpdateID, after: Int = 0) { (self.next, lastSerial, floor) = (next, after, after) }

    /// The number of the next update; it grows by one.
    mutating func takeID() -> UpdateID {
        defer { next = UpdateID(next.rawValue + 1) }
        return next
    }

    mutating func add(_ id: UpdateID, _ json: JSON, lane: Lane, batch: Batch.ID? = nil) {
        lastSerial += 1
        count += 1
        let ticket = Ticket(serial: lastSerial, update: id, json: json, batch: batch)
        if queues[lane]?.tickets.append(ticket) == nil {
            queues[lane] = Queue(tickets: [ticket])
            ready.append(lane)
        }
    }

    mutating func openBatch(of tickets: Int) -> Batch.ID {
        lastSerial += 1
        let id = Batch.ID(serial: lastSerial)
        batches[id] = Batch(left: tickets)
        return id
    }

    /// Takes a finished batch out, or gives nil while some of it waits.
    mutating func closeBatch(_ id: Batch.ID) -> Batch? {
        guard let batch = batches[id], batch.left == 0 else { return nil }
        return batches.removeValue(forKey: id)
    }

    /// Takes what may be sent now on at most `limit` connections in all.
    mutating func begin(limit: Int) -> [Errand] {
        var errands: [Errand] = []
        while connections < limit, let lane = ready.popFirst() {
            guard let queue = queues[lane], queue.phase == .ready, let ticket = queue.tickets.first else { continue }
            queues[lane]?.phase = .underWay(serial: ticket.serial)
            connections += 1
            errands.append(Errand(lane: lane, ticket: ticket, failures: queue.failures))
        }
        return errands
    }

    /// The update was accepted: the next of its lane may go.
    mutating func accepted(_ errand: Errand) {
        guard returned(errand), queues[errand.lane]?.tickets.popFirst() != nil else { return }
        count -= 1
        delivered += 1
        if let batch = errand.ticket.batch { batches[batch]?.left -= 1 }
        queues[errand.lane]?.failures = 0
        if queues[errand.lane]?.tickets.isEmpty == true { queues[errand.lane] = nil }
        makeReady(errand.lane)
    }

    /// The update was not accepted; its lane rests until `rested` is called.
    mutating func failed(_ errand: Errand) {
        guard returned(errand) else { return }
        queues[errand.lane]?.failures += 1
        queues[errand.lane]?.phase = .resting
    }

    /// The pause after a failure is over. Too late when something else woke the lane meanwhile.
    mutating func rested(_ errand: Errand) {
        guard let queue = queues[errand.lane], queue.phase == .resting, queue.failures == errand.failures + 1,
            queue.tickets.first?.serial == errand.ticket.serial
        else { return }
        makeReady(errand.lane)
    }

    /// A new webhook: what rests is tried at once.
    mutating func wakeResting() {
        for (lane, queue) in queues where queue.phase == .resting { makeReady(lane) }
    }

    /// Forgets all that waits.
    mutating func drop() {
        for lane in Array(queues.keys) { remove(from: lane) { _ in true } }
    }

    /// For polling: the oldest updates, by number.
    func oldest(_ limit: Int) -> [JSON] { waiting.prefix(limit).map(\.json) }

    /// For polling: forgets updates below `offset`; a negative one keeps that many of the newest.
    mutating func confirm(below offset: Int64) {
        let border = offset >= 0 ? offset : waiting.suffix(Int(-offset)).first?.update.rawValue ?? 0
        let before = count
        for lane in Array(queues.keys) { remove(from: lane) { $0.update.rawValue < border } }
        delivered += before - count
    }

    private var waiting: [Ticket] {
        queues.values.flatMap(\.tickets).sorted { ($0.update.rawValue, $0.serial) < ($1.update.rawValue, $1.serial) }
    }

    /// Frees the connection; false when the update was taken out meanwhile.
    private mutating func returned(_ errand: Errand) -> Bool {
        guard errand.ticket.serial > floor else { return false }
        connections -= 1
        if let batch = errand.ticket.batch { batches[batch]?.attempts += 1 }
        guard let queue = queues[errand.lane], queue.phase == .underWay(serial: errand.ticket.serial) else {
            return false
        }
        if queue.tickets.first?.serial == errand.ticket.serial { return true }
        makeReady(errand.lane)
        return false
    }

    private mutating func makeReady(_ lane: Lane) {
        guard queues[lane] != nil else { return }
        queues[lane]?.phase = .ready
        ready.append(lane)
    }

    private mutating func remove(from lane: Lane, where goes: (Ticket) -> Bool) {
        let gone = queues[lane]?.tickets.filter(goes) ?? []
        for batch in gone.compactMap(\.batch) { batches[batch]?.left -= 1 }
        count -= gone.count
        queues[lane]?.tickets.removeAll(where: goes)
        if queues[lane]?.tickets.isEmpty == true { queues[lane] = nil }
    }
}

import Domain
public import Jobs
public import Logging
import Metrics
import Operations
public import Redis
import Threading

/// Takes an update in: decides its lane, and makes it durable before anybody says yes.
public struct Intake: Sendable {
    /// Items that one person's lane may hold before we ask for patience.
    private static let laneCapacity = 200
    /// An update must be stored within this, or Telegram is asked to keep it.
    private static let deadline = Duration.seconds(2)
    /// A replica must confirm within this. It is less, because a command may stand behind another's wait for so long.
    private static let replicaDeadline = Duration.seconds(1)

    private let lanes: LaneFunctions
    private let durability: DurabilityGuard
    /// Nil where no replica is asked.
    private let replica: ReplicaConfirmation?
    private let logger: Logger
    private let parser = UpdateParser()
    private let isOpen = Locked(false)

    /// - Parameter lanes: on a connection of the intake's own: while a replica is waited for, nothing else gets through there.
    public init(lanes: LaneFunctions, durability: Durability, logger: Logger) {
        self.lanes = lanes
        self.durability = DurabilityGuard(durability, of: lanes.connection)
        replica =
            durability == .replicated
            ? ReplicaConfirmation(on: lanes.connection, limit: Self.replicaDeadline) : nil
        self.logger = logger
    }

    /// Redis keeps what it promises: updates may be acknowledged from now on.
    public func open() { isOpen.withLock { $0 = true } }

    /// - Throws: when updates cannot be acknowledged now: before `open`, and while Redis is away or keeps too little.
    public func check() async throws(ConnectionError) {
        guard isOpen.withLock({ $0 }) else { throw .notConnected }
        try await durability.check()
    }

    /// What is to be told to Telegram.
    public enum Verdict: Equatable, Sendable {
        /// Durable, seen before, or not for us. A button's spinner ends with the answer.
        case accepted(answering: String?)
        case malformed
        /// Telegram keeps it and comes again.
        case unavailable
    }

    /// Makes an update durable, once however often it comes.
    ///
    /// - Parameter body: as Telegram sent it.
    public func take(_ body: [UInt8]) async -> Verdict {
        guard let update = parser.parse(body) else {
            count("malformed", "refused")
            return .malformed
        }
        let destination: Route.Destination
        switch Route(update) {
        case .drop(let reason):
            count(update.kind.rawValue, reason)
            return .accepted(answering: update.silentCallback)
        case .enqueue(let found): destination = found
        }
        let key = JobKey(update: update.id, date: update.date)
        do {
            let outcome = try await enqueue(body, update, destination, key)
            count(update.kind.rawValue, "\(outcome)")
            logger.info(
                "update received",
                metadata: ["trace": "\(key)", "kind": "\(destination.kind.rawValue)", "outcome": "\(outcome)"])
            return .accepted(answering: update.silentCallback)
        } catch {
            count(update.kind.rawValue, "unavailable")
            logger.warning("update not stored", metadata: ["trace": "\(key)", "error": "\(error)"])
            return .unavailable
        }
    }

    private func enqueue(
        _ body: [UInt8], _ update: UpdateEnvelope, _ destination: Route.Destination, _ key: JobKey
    ) async throws(ConnectionError) -> EnqueueOutcome {
        guard isOpen.withLock({ $0 }) else { throw .notConnected }
        let arrival = WallClock.milliseconds
        var item = Item(
            pool: destination.pool, kind: destination.kind, key: key, arrival: arrival, address: destination.address,
            payload: body)
        item.album = destination.album
        let refusal = Item(
            pool: .send, kind: .phrase, key: JobKey(rawValue: "\(key)/full"), arrival: arrival,
            address: destination.address, payload: Array(#"{"phrase":"slowDown"}"#.utf8))
        func store() async throws(ConnectionError) -> EnqueueOutcome {
            try await lanes.enqueue(
                item, of: update.id, on: destination.lane, from: destination.limitedSender,
                capacity: Self.laneCapacity, refusal: (.output(destination.address.chat), refusal),
                deadline: Self.deadline)
        }
        // Unconfirmed it is perhaps stored all the same: then the update that comes again is a duplicate, and confirmed.
        return try await durability.kept { () async throws(ConnectionError) in
            guard let replica else { return try await store() }
            return try await replica.confirmed(store)
        }
    }

    private func count(_ kind: String, _ outcome: String) {
        Counter(metric: .updatesReceived, [.kind: kind, .outcome: outcome]).increment()
    }
}

extension UpdateEnvelope {
    /// The press that is answered with silence, which ends the spinner. Data with a leading `!` wants words: the worker's.
    fileprivate var silentCallback: String? {
        guard let callback, !callback.data.hasPrefix("!") else { return nil }
        return callback.id
    }
}

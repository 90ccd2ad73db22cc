public import Redis

/// An item that a job hands on: pushed in the same atomic step that ends the job.
public struct Output: Sendable {
    public let lane: Lane
    public let item: Item

    public init(lane: Lane, item: Item) {
        self.lane = lane
        self.item = item
    }
}

/// Whether a settlement counted. `lost`: another worker holds the job, or it is over; whatever was made is dropped.
public enum Settlement: Equatable, Sendable {
    case settled
    case parked
    case lost
}

/// Whether a job may store what it made.
public enum Commitment: Equatable, Sendable {
    case made
    /// A stop came first: nothing may be stored.
    case stopped
    /// Another worker holds the job, or it is over.
    case lost
}

extension LaneFunctions {
    /// Ends the job and pushes its outputs, both or neither.
    public func done(_ lease: Lease, outputs: [Output]) async throws(ConnectionError) -> Settlement {
        var arguments = lease.arguments
        for output in outputs {
            arguments.append(.text(output.lane.description))
            arguments.append(.bytes(output.item.encoded))
        }
        return try await settle("done", arguments)
    }

    /// Runs the job again after `delay`; the counts are what the next run will see.
    public func retry(
        _ lease: Lease, attempts: Int, crashes: Int, delay: Duration, why: String
    ) async throws(ConnectionError) -> Settlement {
        let milliseconds = max(0, Int(delay / .milliseconds(1)))
        return try await settle(
            "retry",
            lease.arguments + [.number(attempts), .number(crashes), .number(milliseconds), .text(why)])
    }

    /// Moves the job to the dead letters with an apology to the person, and lets the lane go on.
    public func park(
        _ lease: Lease, attempts: Int, crashes: Int, why: String
    ) async throws(ConnectionError) -> Settlement {
        try await settle("retry", lease.arguments + [.number(attempts), .number(crashes), .number(-1), .text(why)])
    }

    /// Gives the job back at once, as if it had not been taken.
    public func giveBack(_ lease: Lease, attempts: Int, crashes: Int) async throws(ConnectionError) -> Settlement {
        try await settle("nack", lease.arguments + [.number(attempts), .number(crashes)])
    }

    /// Remembers the result of a step until the job ends. The first writer wins.
    ///
    /// - Returns: the result that stands, or nil when the lease is lost.
    public func remember(_ result: [UInt8], of step: String, _ lease: Lease) async throws(ConnectionError) -> [UInt8]? {
        switch try await call("memo", lease.arguments + [.text(step), .bytes(result)]) {
        case .bulk(let standing): standing
        case .null: nil
        default: throw .unexpectedReply
        }
    }

    /// Lets no stop reach the job any more, in this run and in all later ones.
    public func commit(_ lease: Lease) async throws(ConnectionError) -> Commitment {
        switch try await call("commit", lease.arguments) {
        case .integer(1): .made
        case .integer(0): .stopped
        case .null: .lost
        default: throw .unexpectedReply
        }
    }

    /// Says that the holders of `leases` are alive; `completion` gets the indexes of those that are lost.
    ///
    /// With a callback, for it is sent by a thread that must not depend on the pool of Swift's tasks.
    public func beat(
        _ leases: [Lease], as consumer: String, deadline: Duration,
        completion: @escaping @Sendable (Result<[Int], ConnectionError>) -> Void
    ) {
        var arguments: [Argument] = [.text(consumer)]
        for lease in leases {
            arguments += [
                .text(lease.pool.rawValue), .text(lease.entry), .number(lease.count), .text(lease.lane),
                .text(lease.job.rawValue),
            ]
        }
        connection.submit(command("beat", arguments), deadline: deadline) { result in
            completion(result.map { reply in (reply.array ?? []).compactMap { $0.integer.map { $0 - 1 } } })
        }
    }

    private func settle(_ name: String, _ arguments: [Argument]) async throws(ConnectionError) -> Settlement {
        switch try await call(name, arguments).integer {
        case 0: .lost
        case 1: .settled
        case 2: .parked
        default: throw .unexpectedReply
        }
    }
}

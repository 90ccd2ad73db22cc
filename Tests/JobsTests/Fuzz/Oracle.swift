import Jobs

/// Who may change a lane: the holder of the lease that Redis gave out last for the job at its head.
///
/// It is told of every lease, also of those whose reply never reached the worker. A worker that is given the very same
/// entry, consumer and count again, after its group was destroyed, holds one lease and not two: leases compare by value.
struct Oracle {
    private(set) var latest: [String: Lease] = [:]

    /// In a fixed order.
    var leases: [Lease] { latest.values.sorted { $0.lane < $1.lane } }

    func isLatest(_ lease: Lease) -> Bool { latest[lease.lane] == lease }

    mutating func gave(_ lease: Lease) { latest[lease.lane] = lease }

    /// The lane's head was settled or given back: nobody may change the lane now.
    mutating func settled(_ lane: String) { latest[lane] = nil }

    /// After sabotage and repair only what Redis still knows counts.
    mutating func forgetAllBut(_ snapshot: Snapshot) {
        latest = latest.filter { _, lease in
            let pool = lease.pool.rawValue
            return snapshot.isNamed(lease.entry, in: pool) && snapshot.tokens[pool]?[lease.entry]?.lane == lease.lane
                && snapshot.pending[pool]?[lease.entry]
                    == Snapshot.Holder(consumer: lease.consumer, count: lease.count)
        }
    }
}

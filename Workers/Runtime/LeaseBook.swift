import Jobs
import Threading

/// Why a run was ended from outside.
enum Interruption: Sendable {
    /// Somebody else holds the job.
    case lost
    /// A person said stop.
    case stopped
    /// It took longer than its kind may.
    case deadline
    /// The process ends and has waited long enough.
    case shutdown
}

/// All leases that this process holds: what the heartbeat beats for, and how a run is interrupted.
final class LeaseBook: Sendable {
    struct Entry {
        /// After this the lease is no longer beaten: the handler does not react, and another worker shall have the job.
        var beatUntil: ContinuousClock.Instant
        var interruption: Interruption?
        var interrupt: (@Sendable () -> Void)?
    }

    private let entries = Locked<[Lease: Entry]>([:])

    /// False when this very lease is in hand already: a group that was destroyed and made anew hands it out twice.
    func add(_ lease: Lease, beatUntil: ContinuousClock.Instant) -> Bool {
        entries.withLock { entries in
            if entries[lease] != nil { return false }
            entries[lease] = Entry(beatUntil: beatUntil)
            return true
        }
    }

    func contains(_ lease: Lease) -> Bool { entries.withLock { $0[lease] != nil } }

    func remove(_ lease: Lease) { entries.withLock { _ = $0.removeValue(forKey: lease) } }

    /// Leases to beat for now.
    func alive(at now: ContinuousClock.Instant) -> [Lease] {
        entries.withLock { entries in
            entries.filter { $0.value.beatUntil > now && $0.value.interruption != .lost }.map(\.key)
        }
    }

    /// The run begins: `interrupt` is called at most once, also when the interruption came before.
    func begin(_ lease: Lease, beatUntil: ContinuousClock.Instant, interrupt: @escaping @Sendable () -> Void) {
        let already = entries.withLock { entries in
            entries[lease]?.beatUntil = beatUntil
            entries[lease]?.interrupt = interrupt
            return entries[lease]?.interruption != nil
        }
        if already { interrupt() }
    }

    func interruption(of lease: Lease) -> Interruption? { entries.withLock { $0[lease]?.interruption } }

    /// Interrupts a run; the first reason stands, but that a lost lease settles nothing outweighs all others.
    func interrupt(_ lease: Lease, because reason: Interruption) {
        let interrupt = entries.withLock { entries -> (@Sendable () -> Void)? in
            guard let entry = entries[lease] else { return nil }
            if entry.interruption == nil || reason == .lost { entries[lease]?.interruption = reason }
            return entry.interruption == nil ? entry.interrupt : nil
        }
        interrupt?()
    }

    /// Interrupts the runs of one job, or of all.
    func interrupt(job: JobKey? = nil, because reason: Interruption) {
        let leases = entries.withLock { $0.keys.filter { job == nil || $0.job == job } }
        for lease in leases { interrupt(lease, because: reason) }
    }
}

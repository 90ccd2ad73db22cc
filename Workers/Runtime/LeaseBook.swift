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

    private struct State {
        var entries: [Lease: Entry] = [:]
        /// Jobs that a person stopped a moment ago: the word can overtake the lease on its way here.
        var stopped: [JobKey: ContinuousClock.Instant] = [:]
    }

    private let state = Locked(State())
    private static let overtaking = Duration.seconds(10)

    /// False when this very lease is in hand already: a group that was destroyed and made anew hands it out twice.
    func add(_ lease: Lease, beatUntil: ContinuousClock.Instant) -> Bool {
        state.withLock { state in
            if state.entries[lease] != nil { return false }
            state.entries[lease] = Entry(
                beatUntil: beatUntil, interruption: state.stopped[lease.job] == nil ? nil : .stopped)
            return true
        }
    }

    func contains(_ lease: Lease) -> Bool { state.withLock { $0.entries[lease] != nil } }

    func remove(_ lease: Lease) { state.withLock { _ = $0.entries.removeValue(forKey: lease) } }

    /// Leases to beat for now.
    func alive(at now: ContinuousClock.Instant) -> [Lease] {
        state.withLock { state in
            state.entries.filter { $0.value.beatUntil > now && $0.value.interruption != .lost }.map(\.key)
        }
    }

    /// The run begins: `interrupt` is called at most once, also when the interruption came before.
    func begin(_ lease: Lease, beatUntil: ContinuousClock.Instant, interrupt: @escaping @Sendable () -> Void) {
        let already = state.withLock { state in
            state.entries[lease]?.beatUntil = beatUntil
            state.entries[lease]?.interrupt = interrupt
            return state.entries[lease]?.interruption != nil
        }
        if already { interrupt() }
    }

    func interruption(of lease: Lease) -> Interruption? { state.withLock { $0.entries[lease]?.interruption } }

    /// Interrupts a run; the first reason stands, but that a lost lease settles nothing outweighs all others.
    func interrupt(_ lease: Lease, because reason: Interruption) {
        let interrupt = state.withLock { state -> (@Sendable () -> Void)? in
            guard let entry = state.entries[lease] else { return nil }
            if entry.interruption == nil || reason == .lost { state.entries[lease]?.interruption = reason }
            return entry.interruption == nil ? entry.interrupt : nil
        }
        interrupt?()
    }

    /// A person stopped a job: its run is interrupted, also when its lease is only about to arrive.
    func stop(_ job: JobKey, at now: ContinuousClock.Instant) {
        let leases = state.withLock { state in
            state.stopped = state.stopped.filter { now - $0.value < Self.overtaking }
            state.stopped[job] = now
            return state.entries.keys.filter { $0.job == job }
        }
        for lease in leases { interrupt(lease, because: .stopped) }
    }

    /// Interrupts all runs.
    func interruptAll(because reason: Interruption) {
        for lease in state.withLock({ Array($0.entries.keys) }) { interrupt(lease, because: reason) }
    }
}

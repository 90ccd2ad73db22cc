import Glibc
import Jobs
import Logging
import Operations
import Threading

/// What all pools of one process share.
struct WorkerProcess: Sendable {
    let lanes: LaneFunctions
    /// The process's name in Redis: never used twice, so that a lease of its predecessor is not taken for its own.
    let consumer: String
    /// How long a worker may be silent before its jobs are taken over.
    let visibility: Duration
    let logger: Logger
    let liveness: Liveness
    let leases = LeaseBook()
    let quarantine = Quarantine()
    let shutdown = Shutdown()
    let clocks = Locked(ClockWatch())
    private let drained = Locked(false)

    /// The process has waited for its jobs as long as it does: what cannot be settled now is left to others.
    var isPastDraining: Bool { drained.withLock { $0 } }

    /// Interrupts what still runs: it is given back, its finished steps with it.
    func endDraining() {
        drained.withLock { $0 = true }
        leases.interruptAll(because: .shutdown)
    }

    /// Host, pid and a random number.
    static func consumerName() -> String {
        var host = [CChar](repeating: 0, count: 64)
        let known = unsafe gethostname(&host, host.count - 1) == 0
        let name =
            known ? String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : "host"
        return "\(name)-\(getpid())-\(String(UInt32.random(in: 0 ... .max), radix: 36))"
    }
}

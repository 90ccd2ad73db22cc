import Jobs
import Redis
import Threading

/// The results of a job's steps: those of earlier runs, and those of this one as they are stored.
final class StepBook: Sendable {
    private let lanes: LaneFunctions
    private let lease: Lease
    private let results: Locked<[String: [UInt8]]>

    init(lanes: LaneFunctions, lease: Lease, memo: [String: [UInt8]]) {
        self.lanes = lanes
        self.lease = lease
        results = Locked(memo)
    }

    func result(of step: String) -> [UInt8]? { results.withLock { $0[step] } }

    /// Stores a result and returns the one that stands. While Redis is away it tries again: the result is paid for, and
    /// storing is idempotent. The run's deadline bounds it.
    func remember(_ result: [UInt8], of step: String) async throws -> [UInt8] {
        while true {
            do {
                guard let standing = try await lanes.remember(result, of: step, lease) else { throw LeaseLost() }
                results.withLock { $0[step] = standing }
                return standing
            } catch let error as ConnectionError where error != .closed && error != .unexpectedReply {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
    }
}

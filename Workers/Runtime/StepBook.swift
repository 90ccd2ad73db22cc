import Jobs
import Redis
import Threading

/// The results of a job's steps: those of earlier runs, and those of this one as they are stored.
final class StepBook: Sendable {
    private let lanes: LaneFunctions
    private let lease: Lease
    private let results: Locked<[String: [UInt8]]>
    /// As `commit` of the lanes calls it; no step of a handler's begins so.
    private static let committed = "!committed"

    init(lanes: LaneFunctions, lease: Lease, memo: [String: [UInt8]]) {
        self.lanes = lanes
        self.lease = lease
        results = Locked(memo)
    }

    func result(of step: String) -> [UInt8]? { results.withLock { $0[step] } }

    /// Stores a result and returns the one that stands. While Redis is away it tries again: the result is paid for, and
    /// storing is idempotent. The run's deadline bounds it.
    func remember(_ result: [UInt8], of step: String) async throws -> [UInt8] {
        let standing = try await repeating { try await lanes.remember(result, of: step, lease) }
        guard let standing else { throw LeaseLost() }
        results.withLock { $0[step] = standing }
        return standing
    }

    /// Stores that no stop reaches the job any more; a job that is committed already asks nobody.
    func commit() async throws {
        guard result(of: Self.committed) == nil else { return }
        switch try await repeating({ try await lanes.commit(lease) }) {
        case .made: results.withLock { $0[Self.committed] = [] }
        case .stopped: throw JobStopped()
        case .lost: throw LeaseLost()
        }
    }

    private func repeating<Result>(_ work: () async throws -> Result) async throws -> Result {
        while true {
            do {
                return try await work()
            } catch let error as ConnectionError where error != .closed && error != .unexpectedReply {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
    }
}

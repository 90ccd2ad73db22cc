import Threading

/// What this process has seen of the services it calls: up after one success, down after three failures in a row, or after
/// the first when nothing ever succeeded.
public final class DependencyWatch: Sendable {
    private static let failuresOfAnOutage = 3

    private let failures = Locked<[Dependency: Int]>([:])

    public init() {}

    /// Notes how a call ended. A refusal that the caller caused is a success: the service answered.
    public func note(_ dependency: Dependency, succeeded: Bool) {
        failures.withLock { failures in
            let before = failures[dependency] ?? Self.failuresOfAnOutage
            failures[dependency] = succeeded ? 0 : before + 1
        }
    }

    /// States of all that was called so far.
    public var states: [Dependency: HealthReport.State] {
        failures.withLock { $0.mapValues { $0 >= Self.failuresOfAnOutage ? .down : .up } }
    }
}

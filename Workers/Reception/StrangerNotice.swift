public import Domain
public import Jobs
import Outputs
import Phrases
public import WorkerRuntime

/// Turns strangers away: once a day, and without asking the AI.
public struct StrangerNotice: Sendable {
    private static let pause = Duration.seconds(24 * 3600)

    private let lanes: LaneFunctions

    public init(lanes: LaneFunctions) { self.lanes = lanes }

    /// The one sentence of the day; nothing when it was said.
    public func refuse(_ user: UserID, _ address: Address, _ job: Job) async throws -> [Draft] {
        let said = try await lanes.compareAndSet(
            "stranger:\(user)", expected: nil, new: job.key.rawValue, lifetime: Self.pause)
        guard said.changed || said.now == job.key.rawValue else { return [] }
        return [try .phrase(.stranger(user), to: address)]
    }
}

public import FamilyStore
public import Jobs
public import Logging
import Mongo
public import Operations
import Redis
public import ServiceLifecycle

/// Keeps the set by which the door tells people from strangers as MongoDB has them.
///
/// Workers note who comes and goes by themselves; this makes up for a lost set, and for a worker that ended between its two
/// servers. While either server is away it waits.
public struct RollCall: Service {
    private static let look = Duration.seconds(5)
    private static let pause = Duration.seconds(180)

    private let directory: Directory
    private let people: KnownPeople
    private let isStoreReady: @Sendable () -> Bool
    private let liveness: Liveness
    private let logger: Logger

    public init(
        directory: Directory, people: KnownPeople, isStoreReady: @escaping @Sendable () -> Bool, liveness: Liveness,
        logger: Logger
    ) {
        self.directory = directory
        self.people = people
        self.isStoreReady = isStoreReady
        self.liveness = liveness
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            let activity = liveness.expect("roll call", within: .seconds(300))
            var last: ContinuousClock.Instant?
            var troubled = false
            while !Task.isCancelled {
                do {
                    if isStoreReady(), try await isDue(after: last) {
                        // Who came while a set was made anew is not in it: the next look compares again.
                        last = try await call() ? nil : .now
                    }
                    troubled = false
                } catch {
                    // An outage is long, and said already by those who watch the servers.
                    if !troubled { logger.warning("cannot call the roll", metadata: ["error": "\(error)"]) }
                    troubled = true
                }
                activity.progress()
                try? await Task.sleep(for: Self.look)  // cancelled: the loop ends itself
            }
        }
    }

    private func isDue(after last: ContinuousClock.Instant?) async throws(ConnectionError) -> Bool {
        guard let last, ContinuousClock.now - last < Self.pause else { return true }
        return try await !people.exist()
    }

    /// - Returns: whether there was no set.
    private func call() async throws -> Bool {
        let seen = try await people.all()
        let roll = try await directory.roll()
        let change = try await people.correct(seen, by: roll)
        guard change.added + change.removed > 0 || seen == nil else { return false }
        logger.notice(
            "roll called",
            metadata: [
                "people": "\(roll.count)", "added": "\(change.added)", "removed": "\(change.removed)",
                "anew": "\(seen == nil)",
            ])
        return seen == nil
    }
}

public import FamilyStore
import Foundation
public import Logging
import Metrics
import Mongo
public import Operations
import Phrases
public import ServiceLifecycle

/// Tells those who look after the bot when there was no backup for longer than the schedule and the making of one explain.
public struct BackupWatch: Service {
    private static let pause = Duration.seconds(60)

    /// Seconds after which the newest backup is too old.
    private let patience: TimeInterval
    private let book: BackupBook
    private let alerts: Alerts
    private let isStoreReady: @Sendable () -> Bool
    private let activity: Liveness.Activity
    private let logger: Logger

    /// - Parameter patience: after which the newest backup is too old.
    public init(
        patience: Duration, book: BackupBook, alerts: Alerts, isStoreReady: @escaping @Sendable () -> Bool,
        liveness: Liveness,
        logger: Logger
    ) {
        self.patience = patience / .seconds(1)
        self.book = book
        self.alerts = alerts
        self.isStoreReady = isStoreReady
        activity = liveness.expect("backup watch", within: .seconds(300))
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var troubled = false
            while !Task.isCancelled {
                activity.progress()
                var pause = Self.pause
                do {
                    if isStoreReady() { try await look() } else { pause = .seconds(1) }
                    troubled = false
                } catch {
                    // An outage is long, and said already by those who watch the servers.
                    if !troubled { logger.warning("cannot look at the backups", metadata: ["error": "\(error)"]) }
                    troubled = true
                }
                try? await Task.sleep(for: pause)  // cancelled: the loop ends itself
            }
        }
        activity.finish()
    }

    private func look() async throws {
        try await book.expect(from: .now)
        let state = try await book.state()
        if let success = state.success { Meter(metric: .backupLastSuccess).set(success.at.timeIntervalSince1970) }
        guard let last = state.success?.at ?? state.expectedSince, -last.timeIntervalSinceNow > patience else {
            return
        }
        logger.error("there is no new backup", metadata: ["hours": "\(Int(-last.timeIntervalSinceNow / 3600))"])
        try await alerts.tell(.backupTroubled(.overdue), about: "backup")
    }
}

public import FamilyStore
public import Jobs
public import Logging
public import Vault
public import WorkerRuntime

/// The pool `backup`: a copy of all data, one at a time.
public enum Keeping {
    /// That a backup may take.
    static let hours = 2

    /// Shows at once when the last backup in the folder was made, which a start must not make forget.
    ///
    /// - Parameters:
    ///   - making: into the same folder.
    ///   - isEncrypted: whether the operator has given a key.
    public static func pool(
        making: BackupMaking, folder: BackupFolder, isEncrypted: Bool, store: Store,
        isStoreReady: @escaping @Sendable () -> Bool, lanes: LaneFunctions, logger: Logger
    ) -> Pool {
        if let last = try? folder.backups().first(where: \.isVerified)?.manifest { BackupMetrics.show(last) }
        let desk = BackupDesk(
            making: making, folder: folder, isEncrypted: isEncrypted, store: store, isStoreReady: isStoreReady,
            lanes: lanes, logger: logger)
        return Pool(
            name: .backup, width: 1,
            retries: RetryPolicy(attempts: BackupDesk.attempts, base: .seconds(10), cap: .seconds(120)),
            deadline: { _ in .seconds(hours * 3600) },
            stopped: { _ in [] },
            givenUp: { job, reason in try await desk.givenUp(job, reason) },
            handle: { job in try await desk.handle(job) })
    }
}

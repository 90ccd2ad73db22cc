public import FamilyStore
public import Jobs
import Mongo
import Redis
public import Vault

/// What a restore does with a whole installation: its queue, its backups, its arrangement of the data.
public struct InstallationRestore: RestoreSurroundings {
    /// So long may jobs in hand take: a chat's has 90 seconds. What is not done by then is given back and done afterwards.
    public static let patience = Duration.seconds(100)
    private static let look = Duration.milliseconds(250)

    private let lanes: LaneFunctions
    private let store: Store
    private let folder: BackupFolder
    private let making: BackupMaking?
    private let waits: @Sendable (Int) -> Void

    /// - Parameters:
    ///   - making: of a backup of what is there before; nil for none.
    ///   - waits: told how many jobs are still in hand.
    public init(
        lanes: LaneFunctions, store: Store, folder: BackupFolder, making: BackupMaking? = nil,
        waits: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.lanes = lanes
        self.store = store
        self.folder = folder
        self.making = making
        self.waits = waits
    }

    public func check() async throws {
        guard making != nil, try await store.holdsData() else { return }
        try await store.check(folder)
    }

    public func quiet(for id: String) async throws {
        let end = ContinuousClock.now + Self.patience
        var told = 0
        while true {
            let held = try await lanes.close(.draining, for: id)
            if held == 0 || .now >= end { break }
            if held != told { waits(held) }
            told = held
            try await Task.sleep(for: Self.look)
        }
        try await stayQuiet(for: id)
    }

    public func stayQuiet(for id: String) async throws { _ = try await lanes.close(.closed, for: id) }

    public func quietFor() async throws -> String? { try await lanes.closedQueue()?.holder }

    public func open(after id: String) async throws { _ = try await lanes.open(for: id) }

    public func save() async throws -> SavedState? {
        guard let making, try await store.holdsData() else { return nil }
        try await store.claim(folder)
        let heads = try await store.audit.heads().map(\.description)
        let manifest = try await making.make(auditHeads: heads, isRestorePoint: true)
        try await store.note(
            BackupState.Success(manifest), manifest: try SHA256Hash(of: manifest), by: manifest.file)
        return SavedState(file: manifest.file, manifest: try manifest.digest)
    }

    public func leavesAlone(_ collection: String) -> Bool { Store.leavesOutOfBackups(collection) }

    public func accept(_ backup: RestoredBackup, by id: String, replaced: (String) -> String) async throws {
        try await store.prepare()
        // How backups stand here is not what the one who made this one knew of it.
        try await store.backups.keep(from: replaced(Store.bookkeeping))
        _ = try await store.directory.administrators()
        // The log that knew the way back was replaced with all else.
        if let saved = backup.saved, let digest = SHA256Hash(saved.manifest) {
            try await store.audit.record(.backupMade(name: saved.file, manifest: digest), by: key(id, 0))
        }
        if let digest = SHA256Hash(backup.manifest) {
            try await store.audit.record(.backupRestored(name: backup.file, manifest: digest), by: key(id, 1))
        }
        let people = lanes.knownPeople
        try await people.correct(try await people.all(), by: try await store.directory.roll())
    }

    /// Redis away, which has nothing to do with the data.
    public func isPassing(_ error: any Error) -> Bool { error is ConnectionError }

    private func key(_ id: String, _ call: Int) -> WriteKey { WriteKey(job: JobKey(rawValue: id), call: call) }
}

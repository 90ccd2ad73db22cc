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
        _ = try await lanes.close(.closed, for: id)
    }

    public func open(after id: String) async throws { _ = try await lanes.open(for: id) }

    public func save() async throws -> String? {
        guard let making, try await store.holdsData() else { return nil }
        try folder.check(try await marker())
        let heads = try await store.audit.heads().map(\.description)
        let manifest = try await making.make(auditHeads: heads, isRestorePoint: true)
        let key = WriteKey(job: JobKey(rawValue: manifest.file), call: 0)
        if let digest = SHA256Hash(try manifest.digest) {
            try await store.audit.record(.backupMade(name: manifest.file, manifest: digest), by: key)
        }
        try await store.backups.note(
            BackupState.Success(
                at: manifest.finishedAt, file: manifest.file, bytes: manifest.fileBytes, documents: manifest.documents,
                isEncrypted: manifest.encryptedTo != nil),
            by: manifest.file)
        return manifest.file
    }

    public func leavesAlone(_ collection: String) -> Bool { Store.leavesOutOfBackups(collection) }

    public func accept(_ file: String, manifest: String, id: String) async throws {
        try await store.prepare()
        // How backups stand here is not what the one who made this one knew of it.
        try await store.backups.keep(from: Restoration.replaced(Store.bookkeeping), marker: folder.marker)
        _ = try await store.directory.administrators()
        if let digest = SHA256Hash(manifest) {
            try await store.audit.record(
                .backupRestored(name: file, manifest: digest), by: WriteKey(job: JobKey(rawValue: id), call: 0))
        }
        let people = lanes.knownPeople
        try await people.correct(try await people.all(), by: try await store.directory.roll())
    }

    /// The mark that the folder must bear. An installation without one gets this folder: whoever restores says so.
    private func marker() async throws -> String {
        if let known = try await store.backups.state().marker { return known }
        let marker = folder.marker ?? BackupFolder.newMarker()
        try folder.mark(marker)
        return try await store.backups.adopt(marker: marker)
    }
}

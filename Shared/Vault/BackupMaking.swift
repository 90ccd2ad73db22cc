public import Age
import Archive
import Foundation
public import Mongo
import Threading

/// Makes a backup of a database that has proved itself, and removes those that nobody needs any more.
public struct BackupMaking: Sendable {
    private let client: Client
    private let database: String
    private let folder: BackupFolder
    private let recipient: Recipient?
    private let rotation: Rotation
    private let schemaVersion: Int
    private let program: String
    private let leavesOut: @Sendable (String) -> Bool

    /// - Parameters:
    ///   - recipient: the operator's key; nil for a file that is not encrypted.
    ///   - program: who writes it, with its version.
    ///   - leavesOut: which collections are in no backup.
    public init(
        client: Client, database: String, folder: BackupFolder, recipient: Recipient?, rotation: Rotation,
        schemaVersion: Int, program: String, leavesOut: @escaping @Sendable (String) -> Bool
    ) {
        self.client = client
        self.database = database
        self.folder = folder
        self.recipient = recipient
        self.rotation = rotation
        self.schemaVersion = schemaVersion
        self.program = program
        self.leavesOut = leavesOut
    }

    /// Makes one, on a thread of its own.
    ///
    /// It has its name only when it was restored and compared. When that fails it is gone at once: the disk may be full. What a
    /// killed run leaves, the next `sweep` removes.
    ///
    /// - Parameters:
    ///   - auditHeads: what were the last entries of the audit logs before it.
    ///   - isRestorePoint: whether it is made because a restore is to follow.
    /// - Throws: `VaultError`, `MongoError`, and `CancellationError`.
    public func make(auditHeads: [String], isRestorePoint: Bool = false) async throws -> Manifest {
        try await OwnThread(named: "backup").run { try await makeHere(auditHeads, isRestorePoint) }
    }

    /// Seconds for which the server keeps what a backup reads.
    public func snapshotWindow() async throws(MongoError) -> Int { try await client.snapshotWindow() }

    private func makeHere(_ auditHeads: [String], _ isRestorePoint: Bool) async throws -> Manifest {
        let began = Date.now
        let name = try folder.freeName(at: began)
        let file = name.archive(isEncrypted: recipient != nil)
        let part = folder.path(of: file + BackupName.partEnd)
        // Nobody but this run can open the finished file with it, and after this run nobody at all.
        let throwaway = Identity()
        var isFinished = false
        defer { if !isFinished { folder.removeIfThere(part) } }
        let writer = try BackupFileWriter(at: part, to: recipient.map { [$0, throwaway.recipient] } ?? [])
        let dump = try await Dump(client: client, database: database, leavesOut: leavesOut, program: program)
            .write(to: writer)
        let facts = try writer.finish()
        let written = try BackupFile(part, by: [throwaway])
        try await Drill(client: client, scratch: Scratch(beside: database, for: .drill))
            .prove(written, holds: dump.contents)
        guard written.facts == facts else { throw VaultError.damaged("it changed after it was written") }
        let manifest = Manifest(
            file: file, startedAt: began, finishedAt: .now, verified: true, database: database,
            schemaVersion: schemaVersion, serverVersion: dump.prelude.serverVersion, program: program,
            encryptedTo: recipient?.description, fileBytes: facts.bytes, archiveBytes: facts.archiveBytes,
            sha256: facts.sha256,
            collections: dump.contents.summary, leftOut: dump.leftOut,
            isRestorePoint: isRestorePoint ? true : nil, auditHeads: auditHeads)
        // First, so that no archive is ever there without it; one of nothing the next sweep removes.
        try Disk.write(try Disk.attempt { try manifest.encoded }, to: folder.path(of: name.manifest))
        try Disk.rename(part, to: folder.path(of: file))
        isFinished = true
        try Disk.synchronize(folder: folder.path)
        return manifest
    }

    /// Removes what earlier runs have left that did not end, in the folder and on the server.
    ///
    /// - Returns: the names of what was removed.
    public func sweep() async throws -> [String] {
        try folder.sweep() + (try await Scratch.sweep(beside: database, for: .drill, client))
    }

    /// Removes the backups that `Rotation` lets go.
    ///
    /// - Parameter made: the file that was just made. It stays: where a clock was set back, its name is an old one's.
    /// - Returns: the names of what was removed.
    public func rotate(after made: String) throws(VaultError) -> [String] {
        let expired = try folder.expired(by: rotation, of: database).filter { $0.file != made }
        for backup in expired { try folder.remove(backup) }
        return expired.map(\.file)
    }
}

extension BackupFolder {
    /// Seconds for which a restore can be taken back at least: a month.
    static let restorePointAge = 30 * 86_400.0

    /// The backups of a database that a rotation lets go. One without a manifest that can be read is nobody's to remove: it may
    /// be another version's, or was brought back from elsewhere.
    public func expired(by rotation: Rotation, of database: String) throws(VaultError) -> [StoredBackup] {
        let all = try backups().filter { backup in
            guard let manifest = backup.manifest, manifest.database == database else { return false }
            return manifest.isRestorePoint != true || backup.name.time < .now - Self.restorePointAge
        }
        let times = Set(rotation.expired(all.map { ($0.name.time, $0.isVerified) }))
        return all.filter { times.contains($0.name.time) }
    }
}

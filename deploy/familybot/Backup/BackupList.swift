import ArgumentParser
import Foundation
import Vault

/// `familybot backup ls`: the backups in the folder.
struct BackupList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "Lists the backups in FAMILYBOT_BACKUP_DIR, the newest first.",
        discussion: "One that is not verified has lost its manifest.")

    @Flag(help: "Print one JSON list: file, at, bytes, documents, encrypted, verified, restorePoint.")
    var json = false

    func run() async throws {
        try await Backup.run(json: json, BackupFiles.init) { files in
            let listed = try files.folder.backups().map(ListedBackup.init)
            guard !json else { return print(try Operator.json(listed)) }
            if listed.isEmpty { print("There is no backup in \(files.folder.path).") }
            for backup in listed { print(backup.text) }
        }
    }
}

/// A backup as it is listed.
struct ListedBackup: Encodable {
    let file: String
    let at: Date
    let bytes: Int
    let documents: Int?
    let encrypted: Bool
    let verified: Bool
    let restorePoint: Bool

    init(_ backup: StoredBackup) {
        file = backup.file
        at = backup.name.time
        bytes = backup.bytes
        documents = backup.manifest?.documents
        encrypted = backup.file.hasSuffix(".age")
        verified = backup.isVerified
        restorePoint = backup.manifest?.isRestorePoint == true
    }

    var text: String {
        let size = ByteCountFormatter.string(fromByteCount: Int64(bytes), countStyle: .file)
        let parts = [
            file, size, documents.map { "\($0) documents" } ?? "no manifest", verified ? "verified" : "NOT VERIFIED",
            encrypted ? "encrypted" : "NOT ENCRYPTED", restorePoint ? "made before a restore" : nil,
        ].compactMap { $0 }
        return parts.joined(separator: ", ")
    }
}

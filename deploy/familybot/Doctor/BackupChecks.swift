import FamilyStore
import Foundation
import Mongo
import Schedules
import Vault

/// Whether the data could be had back.
struct BackupChecks: Sendable {
    /// Nil where MongoDB cannot be asked.
    let book: BackupBook?
    let settings: Settings

    var all: [Check] {
        [
            Check(name: "backup.folder") { folder() },
            Check(name: "backup.mark") { await mark() },
            Check(name: "backup.newest") { await newest() },
            Check(name: "backup.encryption") { encryption() },
        ]
    }

    private static let away = Finding.unknown("MongoDB is away")

    private func folder() -> Finding {
        let folder = settings.backupFolder
        guard BackupFolder(folder).isThere else {
            return .warning("\(folder) does not exist", mend: "install -d -m 700 \(folder)")
        }
        return FileManager.default.isWritableFile(atPath: folder)
            ? .ok(folder) : .broken("\(folder) cannot be written to", mend: "chown familybot \(folder)")
    }

    private func mark() async -> Finding {
        guard let state = try? await book?.state() else { return Self.away }
        let folder = BackupFolder(settings.backupFolder)
        switch folder.marker {
        case let mark? where mark == state.marker: return .ok("the folder is the one of this installation")
        case let mark? where state.marker != nil || mark != state.proposed:
            return .broken(
                "\(folder.path) bears the mark of another installation, or of one that this began anew from",
                mend: "familybot backup adopt # only if its backups are this installation's now")
        case nil where state.marker != nil:
            return .broken(
                "\(folder.path) is not the folder that backups were made in: its disk may not be mounted",
                mend: "mount \(folder.path) # or, to begin with it as it is: familybot backup adopt")
        default: return .ok("the first backup will mark the folder")
        }
    }

    private func newest() async -> Finding {
        guard let state = try? await book?.state() else { return Self.away }
        guard let success = state.success else {
            return .warning("there is no backup yet", mend: "familybot backup now")
        }
        let age = -success.at.timeIntervalSinceNow
        let hours = Int(age / 3600)
        return age <= InstallationSchedules.patience(withBackupsOf: settings.schedules) / .seconds(1)
            ? .ok("\(success.file), \(hours) hours old")
            : .broken("the newest backup is \(hours) hours old", mend: "familybot backup now")
    }

    private func encryption() -> Finding {
        settings.backupRecipient != nil
            ? .ok("backups are encrypted to your key")
            : .broken(
                "backups are not encrypted",
                mend:
                    "age-keygen -o backup.key; export FAMILYBOT_BACKUP_RECIPIENT=$(age-keygen -y backup.key) # keep backup.key elsewhere"
            )
    }
}

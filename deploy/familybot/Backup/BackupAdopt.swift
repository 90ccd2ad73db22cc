import ArgumentParser
import FamilyStore
import Foundation
import Mongo
import Operations
import Storage
import Vault

/// `familybot backup adopt`: has the installation make its backups in a folder that it did not mark.
struct BackupAdopt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Makes FAMILYBOT_BACKUP_DIR the folder of this installation's backups, whatever mark it bears.",
        discussion: "For a folder that was moved to another disk, and for an installation that begins with an empty "
            + "database and the folder of an earlier one. The backups in it stay, and the rotation counts those of a "
            + "database of the same name. An installation that has the folder so far makes no more backups in it.\n\n"
            + SettingName.help(for: [.mongoURI, .mongoDatabase, .backupDirectory]))

    @Flag(help: "Print one JSON object: folder, backups.")
    var json = false

    private struct Needs {
        let storage: StorageSettings
        let folder: BackupFolder

        init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
            self = try environment.read { read in
                Needs(storage: read.storage(), folder: BackupFolder(read.string(.backupDirectory)))
            }
        }

        private init(storage: StorageSettings, folder: BackupFolder) {
            self.storage = storage
            self.folder = folder
        }
    }

    private struct Told: Encodable {
        let folder: String
        let backups: Int
    }

    func run() async throws {
        try await Backup.run(json: json, Needs.init) { needs in
            let client = try needs.storage.connect(appName: "familybot", connections: 1)
            let marker = BackupFolder.newMarker()
            do {
                // Whatever ends between the two: an installation whose folder bears another mark makes no backup.
                try await Store(client: client, database: needs.storage.database).backups.move(to: marker)
            } catch let error as MongoError {
                throw ValidationError("MongoDB: \(error)")
            }
            await client.close()
            try needs.folder.remark(marker)
            let told = Told(folder: needs.folder.path, backups: try needs.folder.backups().count)
            print(
                json
                    ? try Operator.json(told)
                    : "\(told.folder) is the folder of this installation's backups. It holds \(told.backups).")
        }
    }
}

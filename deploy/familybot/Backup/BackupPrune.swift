import ArgumentParser
import Vault

/// `familybot backup prune`: removes what the rotation lets go.
struct BackupPrune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Removes the backups that nobody needs any more, as every backup does when it is made.",
        discussion:
            "The newest of each of the last 7 days, 5 weeks and 12 months stays, of those that are verified, and all of "
            + "the last 24 hours, at most 24; the "
            + "last that is verified always does.")

    @Flag(help: "Only say what would go.")
    var dryRun = false

    @Flag(help: "Print one JSON list, as that of ls.")
    var json = false

    func run() async throws {
        try await Backup.run(json: json, BackupFiles.init) { files in
            let expired = try files.folder.expired(by: .usual, of: files.database)
            if !dryRun { for backup in expired { try files.folder.remove(backup) } }
            guard !json else { return print(try Operator.json(expired.map(ListedBackup.init))) }
            if expired.isEmpty { print("All backups stay.") }
            for backup in expired { print("\(dryRun ? "would remove" : "removed") \(backup.file)") }
        }
    }
}

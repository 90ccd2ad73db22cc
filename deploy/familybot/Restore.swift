import ArgumentParser
import FamilyStore
import Foundation
import Jobs
import Mongo
import Operations
import Redis
import Restoring
import Storage
import Vault

/// `familybot restore`: replaces all data by what a backup holds.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Replaces all data by what a backup holds; or ends a restore that was killed.",
        discussion:
            "The backup is read to its end and compared with its manifest, and the manifest with the audit log, before "
            + "anything is changed. Then nobody works on anything: messages wait. What is there is backed up into "
            + "FAMILYBOT_BACKUP_DIR, the backup is loaded beside it, compared, and takes its place. Whatever is killed "
            + "meanwhile, everything is as it was or as the backup has it once a worker runs, or this command runs "
            + "again. Programs need not be stopped.\n\n"
            + "Without FILE a restore that was killed is finished, or undone.\n\n"
            + SettingName.help(for: [
                .telegramBotToken, .redisURL, .mongoURI, .mongoDatabase, .backupDirectory, .backupRecipient,
            ]))

    /// Seconds to look whether another restore lives, and whether MongoDB lets go of what one held that died in a transaction:
    /// a minute, unless the server is set otherwise.
    private static let looks = 75

    @Argument(help: "The backup: its path, or its name within FAMILYBOT_BACKUP_DIR. Its manifest must be beside it.")
    var file: String?

    @Option(help: "The file of age-keygen whose public key the backup is encrypted to.")
    var identity: String?

    @Option(help: "An empty database to load it into, to look at, instead of MONGODB_DATABASE. Nothing else changes.")
    var database: String?

    @Flag(help: "Only read and compare the backup, see whether it could be restored, and say what would be done.")
    var dryRun = false

    @Flag(help: "Make no backup of what is there. It cannot be had back then.")
    var withoutBackup = false

    @Flag(help: "Print one JSON object: outcome, and what is known of file, database, documents, saved, reason, mend.")
    var json = false

    func run() async throws {
        let ui = RestoreScreen(json: json, isBeside: database != nil)
        try await Backup.run(json: json, Settings.init) { settings in
            do {
                try await run(settings, ui)
            } catch let trouble as VerificationTrouble {
                try ui.failed(trouble.sentence, mend: trouble.mend)
            } catch RestoreError.unsettled(let why) {
                try ui.unsettled(why)
            } catch let error as MongoError {
                try ui.failed("MongoDB: \(error)")
            } catch let error as ConnectionError {
                try ui.failed("Redis: \(error)")
            } catch  where error is VaultError || error is RestoreError || error is QueueClosed {
                try ui.failed("\(error)")
            }
        }
    }

    private func run(_ settings: Settings, _ ui: RestoreScreen) async throws {
        guard database != settings.storage.database else {
            throw ValidationError("\(settings.storage.database) is the bot's own database: leave out --database")
        }
        let client = try settings.storage.connect(appName: "familybot", connections: 3)
        let redis = Connection(to: settings.shared.redis, name: "familybot")
        defer { redis.close() }
        let restoration =
            if let database {
                Restoration(client: client, database: database, surroundings: NoSurroundings())
            } else {
                Restoration(
                    client: client, database: settings.storage.database,
                    surroundings: installation(
                        settings, client, LaneFunctions(connection: redis, bot: settings.shared.bot), ui))
            }
        guard let file else { return try ui.settled(try await settle(restoration, ui)) }
        let backup = try await proved(file, ui)
        let target = database ?? settings.storage.database
        if dryRun {
            try await checkRoom(client)
            try await restoration.check()
            return try ui.would(backup.manifest, target, saves: database == nil && !withoutBackup)
        }
        try await makeWay(restoration, ui)
        try await checkRoom(client)
        if database == nil, !withoutBackup, settings.backupRecipient == nil { ui.warnsOfPlainCopy() }
        try await restoration.run(backup) { ui.reached($0) }
        try ui.done(backup.manifest, target)
        await client.close()
    }

    private func checkRoom(_ client: Client) async throws {
        guard let database, try await !client.database(database).isEmptyForRestore() else { return }
        throw RestoreError.notEmpty(database: database)
    }

    /// Ends what was killed before. One that lives is another operator's, who wants to see what it brings.
    private func makeWay(_ restoration: Restoration, _ ui: RestoreScreen) async throws {
        let settlement = try await settle(restoration, ui)
        if settlement != .nothing { ui.tell(settlement) }
    }

    private func settle(_ restoration: Restoration, _ ui: RestoreScreen) async throws -> Restoration.Settlement {
        var wasUnderWay = false
        for _ in 0..<Self.looks {
            do {
                let settlement = try await restoration.settle()
                switch settlement {
                case .underWay(let file):
                    if !wasUnderWay { ui.waits(for: file) }
                    wasUnderWay = true
                case .nothing where wasUnderWay:
                    throw RestoreError.underWay  // it has ended by itself, just now
                default: return settlement
                }
            } catch let error as MongoError where error.isPassing {
                ui.waits(for: error)
            }
            try await Task.sleep(for: .seconds(1))
        }
        throw RestoreError.underWay
    }

    private func proved(_ file: String, _ ui: RestoreScreen) async throws -> VerifiedBackup {
        let backup = try GivenBackup(file: file, identity: identity).proved { manifest in
            guard manifest.schemaVersion == Store.schemaVersion else {
                throw RestoreError.otherSchema(manifest.schemaVersion, known: Store.schemaVersion)
            }
            ui.reads(manifest)
        }
        let audit = await ManifestAudit.look(for: backup.manifest.file, backup.manifestDigest)
        guard audit != .another else { throw VerificationTrouble.anotherManifest }
        ui.proved(audit)
        return backup
    }

    private func installation(
        _ settings: Settings, _ client: Client, _ lanes: LaneFunctions, _ ui: RestoreScreen
    ) -> InstallationRestore {
        let folder = BackupFolder(settings.backupFolder)
        let making = BackupMaking(
            client: client, database: settings.storage.database, folder: folder, recipient: settings.backupRecipient,
            rotation: .usual, schemaVersion: Store.schemaVersion, program: "familybot \(BuildInfo.version)",
            leavesOut: Store.leavesOutOfBackups)
        return InstallationRestore(
            lanes: lanes, store: Store(client: client, database: settings.storage.database), folder: folder,
            making: withoutBackup ? nil : making, waits: { ui.waits(forJobs: $0) })
    }
}

/// A database that nobody works on.
private struct NoSurroundings: RestoreSurroundings {
    func check() {}
    func quiet(for id: String) {}
    func stayQuiet(for id: String) {}
    func quietFor() -> String? { nil }
    func open(after id: String) {}
    func save() -> SavedState? { nil }
    func leavesAlone(_ collection: String) -> Bool { false }
    func accept(_ backup: RestoredBackup, by id: String, replaced: (String) -> String) {}
    func isPassing(_ error: any Error) -> Bool { false }
}

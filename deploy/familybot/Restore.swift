import Age
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
            "The backup is read to its end and compared with its manifest before anything is changed. Then nobody works "
            + "on anything: messages wait. What is there is backed up into FAMILYBOT_BACKUP_DIR, the backup is loaded "
            + "beside it, compared, and takes its place. Whatever is killed meanwhile, everything is as it was or as the "
            + "backup has it once a worker runs, or this command runs again. Programs need not be stopped.\n\n"
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

    @Flag(help: "Only read and compare the backup, and say what would be done.")
    var dryRun = false

    @Flag(help: "Make no backup of what is there. It cannot be had back then.")
    var withoutBackup = false

    @Flag(help: "Print one JSON object: outcome, and what is known of file, database, documents, reason.")
    var json = false

    func run() async throws {
        let ui = RestoreScreen(json: json)
        try await Backup.run(json: json, Settings.init) { settings in
            do {
                try await run(settings, ui)
            } catch let error as VaultError {
                try ui.failed(error.description)
            } catch let error as RestoreError {
                try ui.failed(error.description)
            } catch let error as MongoError {
                try ui.failed("MongoDB: \(error)")
            } catch let error as ConnectionError {
                try ui.failed("Redis: \(error)")
            } catch let error as QueueClosed {
                try ui.failed(error.description)
            }
        }
    }

    private func run(_ settings: Settings, _ ui: RestoreScreen) async throws {
        let client = try settings.storage.connect(appName: "familybot", connections: 3)
        let redis = Connection(to: settings.shared.redis, name: "familybot")
        defer { redis.close() }
        let target = database ?? settings.storage.database
        let isOwn = target == settings.storage.database
        let restoration = Restoration(
            client: client, database: target,
            surroundings: isOwn
                ? installation(settings, client, LaneFunctions(connection: redis, bot: settings.shared.bot), ui)
                : NoSurroundings())
        guard let file else { return try ui.settled(try await settle(restoration, ui)) }
        let backup = try verified(file, settings, ui)
        if !isOwn, try await !client.database(target).collections().isEmpty {
            throw RestoreError.notEmpty(database: target)
        }
        if dryRun { return try ui.would(backup.manifest, target, saves: isOwn && !withoutBackup) }
        _ = try await settle(restoration, ui)
        do {
            try await restoration.run(backup) { ui.reached($0) }
        } catch {
            // It says itself when everything is as it was; else somebody must end it.
            if (try? await client.database(target).isBeingRestored()) ?? true { ui.unsettled() }
            throw error
        }
        try ui.done(backup.manifest, target)
        await client.close()
    }

    /// Ends what was killed before, once it is certain that it was.
    private func settle(_ restoration: Restoration, _ ui: RestoreScreen) async throws -> Restoration.Settlement {
        for _ in 0..<Self.looks {
            do {
                let settlement = try await restoration.settle()
                guard case .underWay(let file) = settlement else { return settlement }
                ui.waits(for: file)
            } catch let error as MongoError where error.isPassing {
                ui.waits(for: error)
            }
            try await Task.sleep(for: .seconds(1))
        }
        throw RestoreError.underWay
    }

    private func verified(_ file: String, _ settings: Settings, _ ui: RestoreScreen) throws -> VerifiedBackup {
        let isPath = file.contains("/") || FileManager.default.fileExists(atPath: file)
        let verification = try Verification(of: isPath ? file : BackupFolder(settings.backupFolder).path(of: file))
        let manifest = verification.manifest
        guard manifest.schemaVersion == Store.schemaVersion else {
            throw RestoreError.otherSchema(manifest.schemaVersion, known: Store.schemaVersion)
        }
        ui.reads(manifest)
        return try verification.run(by: try Identity.all(inFile: identity))
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
    func quiet(for id: String) {}
    func open(after id: String) {}
    func save() -> String? { nil }
    func leavesAlone(_ collection: String) -> Bool { false }
    func accept(_ file: String, manifest: String, id: String) {}
}

import ArgumentParser
import FamilyStore
import Foundation
import Jobs
import Mongo
import Operations
import Redis
import Storage

/// `familybot backup now`: has a worker make a backup, and waits for it.
struct BackupNow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "now",
        abstract: "Has a worker make a backup, and waits until it is made and proved. Exit code 1 when it is not.",
        discussion: "A backup that is under way is waited for first.")

    private static let look = Duration.milliseconds(300)

    @Option(help: "Seconds to wait. The backup goes on when they are over.")
    var timeout = 7200

    @Flag(help: "Print one JSON object: file, at, bytes, documents, isEncrypted; or trouble.")
    var json = false

    func run() async throws {
        try await Backup.run(json: json, Settings.init) { settings in
            let client = try settings.storage.connect(appName: "familybot", connections: 1)
            let book = Store(client: client, database: settings.storage.database).backups
            let outcome = try await follow(try await enqueue(settings), in: book)
            await client.close()
            try tell(outcome)
        }
    }

    /// - Returns: the key of the job.
    private func enqueue(_ settings: Settings) async throws -> String {
        let connection = Connection(to: settings.shared.redis, name: "familybot")
        defer { connection.close() }
        let lanes = LaneFunctions(connection: connection, bot: settings.shared.bot)
        let slot = UUID().uuidString.lowercased()
        let key = JobKey(rawValue: "backup-now-\(slot)")
        do throws(ConnectionError) {
            let item = Item(
                pool: .backup, kind: .backup, key: key, arrival: WallClock.milliseconds, address: nil, payload: [])
            _ = try await lanes.enqueueOnce(item, on: .system(.backup), for: "backup-now", slot: slot)
        } catch {
            throw ValidationError("Redis at \(settings.shared.redis): \(error)")
        }
        return key.rawValue
    }

    private func follow(_ job: String, in book: BackupBook) async throws -> Result<BackupState.Success, FailedBackup> {
        let deadline = ContinuousClock.now + .seconds(timeout)
        while ContinuousClock.now < deadline {
            do throws(MongoError) {
                if let outcome = try await book.state().outcome(of: job) { return outcome }
            } catch {
                guard error.isPassing else { throw ValidationError("MongoDB: \(error)") }
            }
            try await Task.sleep(for: Self.look)
        }
        return .failure(
            FailedBackup(
                reason: "it is not done after \(timeout) s; it is made as soon as a worker of the pool backup is free"))
    }

    private func tell(_ outcome: Result<BackupState.Success, FailedBackup>) throws {
        switch outcome {
        case .success(let backup):
            guard json else {
                let size = ByteCountFormatter.string(fromByteCount: Int64(backup.bytes), countStyle: .file)
                print("\(backup.file): \(backup.documents) documents, \(size), proved by restoring it.")
                if !backup.isEncrypted { print("It is not encrypted: set FAMILYBOT_BACKUP_RECIPIENT.") }
                return
            }
            print(try Operator.json(backup))
        case .failure(let failed):
            print(json ? try Operator.json(["trouble": failed.reason]) : "There is no backup: \(failed.reason).")
            throw ExitCode(1)
        }
    }
}

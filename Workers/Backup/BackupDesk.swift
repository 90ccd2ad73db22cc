import Domain
import FamilyStore
import Foundation
import Jobs
import Logging
import Mongo
import Outputs
import Phrases
import Restoring
import Vault
import WorkerRuntime

/// Makes a backup, or says at once to those who look after the bot why there is none.
struct BackupDesk: Sendable {
    /// Runs that fail for a reason which may pass.
    static let attempts = 4
    private static let pause = Duration.seconds(15)
    /// Workers on several hosts take turns until one has the folder; after so many milliseconds none of them has. Who asks for
    /// a backup himself waits for the answer.
    private static let look = Duration.seconds(1)
    private static let looking: (clock: Int64, person: Int64) = (300_000, 20_000)
    /// As long as a large family's backup may read.
    private static let wantedWindow = 3600
    private static let followingPatience = Duration.seconds(600)
    /// The step whose result is a backup that was made and proved.
    private static let made = "made"

    let making: BackupMaking
    let folder: BackupFolder
    let isEncrypted: Bool
    let store: Store
    let isStoreReady: @Sendable () -> Bool
    let lanes: LaneFunctions
    let logger: Logger

    func handle(_ job: Job) async throws -> JobOutcome {
        guard isStoreReady() else { return .later(Self.pause, "mongo_away") }
        do {
            if try await isOvertaken(job) {
                logger.notice("left a backup to the next one, which waits already")
                return .done([])
            }
            return .done(try await run(job))
        } catch let error as MongoError where error.isPassing {
            try Task.checkCancellation()
            logger.warning("no backup while MongoDB is away", metadata: ["error": "\(error)"])
            return .later(Self.pause, "mongo_away")
        } catch let error as VaultError where error.isPassing && job.attempts + 1 < Self.attempts {
            throw JobFailure("backup_disturbed", detail: "\(error)")
        } catch let error as VaultError where error == .noFolder || error == .unmarkedFolder {
            guard let now = try await lanes.now() else { return .later(Self.look, "folder_elsewhere") }
            let first = try await job.step("no-folder") { now }
            let patience = job.isOfClock ? Self.looking.clock : Self.looking.person
            guard now - first >= patience else { return .later(Self.look, "folder_elsewhere") }
            return .done(try await fail(job, BackupProblem(error).told, "\(error)"))
        } catch let error as VaultError {
            return .done(try await fail(job, BackupProblem(error).told, "\(error)"))
        } catch let error as Disturbed {
            // Not for ever: what brings MongoDB down may be the backup itself.
            guard job.attempts + 1 >= Self.attempts else {
                throw JobFailure("backup_disturbed", detail: "\(error.cause)")
            }
            return .done(try await fail(job, .failed, "\(error.cause)"))
        } catch let error as MongoError {
            try Task.checkCancellation()
            return .done(try await fail(job, .failed, "\(error)"))
        }
    }

    /// A backup that took too long or took its workers down is told as every other that failed.
    func givenUp(_ job: Job, _ reason: Reason) async throws -> [Draft] {
        if job.hasResult(of: Self.made) {
            logger.error("what is to follow a backup was given up", metadata: ["reason": "\(reason)"])
            return try await tell(.followingFailed, job)
        }
        let sentence =
            switch reason {
            case .deadline: "it took longer than \(Keeping.hours) hours"
            case .crash: "the workers that made it ended without a word"
            default: "\(reason)"
            }
        return try await fail(job, .failed, sentence)
    }

    /// Whether another waits behind one that only the clock wants: after a long absence there are as many as were missed.
    private func isOvertaken(_ job: Job) async throws -> Bool {
        guard job.isOfClock, !job.hasResult(of: Self.made) else { return false }
        return try await lanes.length(of: .system(.backup)) > 1
    }

    /// A run that was broken off after the backup was made makes no other: what is to follow is run again.
    private func run(_ job: Job) async throws -> [Draft] {
        let made = try await job.step(Self.made) { try await make(job) }
        var drafts: [Draft] = []
        if let address = job.address {
            drafts.append(try .phrase(.backupMade(documents: made.documents, bytes: made.bytes), to: address))
        }
        let following = AfterBackup(folder: folder, patience: Self.followingPatience)
        if let reason = try await following.run(with: made.file) {
            logger.error("what is to follow a backup failed", metadata: ["reason": "\(reason)"])
            drafts += try await tell(.followingFailed, job)
        }
        return drafts
    }

    private func make(_ job: Job) async throws -> Made {
        try await store.claim(folder)
        let window = try await making.snapshotWindow()
        if window < Self.wantedWindow {
            logger.warning("a snapshot can be read for a short time only", metadata: ["seconds": "\(window)"])
        }
        let left = try await making.sweep()
        if !left.isEmpty {
            logger.notice(
                "removed what a run has left that did not end", metadata: ["names": "\(left.joined(separator: " "))"])
        }
        let heads = try await store.audit.heads().map(\.description)
        let manifest: Manifest
        do { manifest = try await making.make(auditHeads: heads) } catch let error as MongoError where error.isPassing {
            throw Disturbed(cause: error)
        }
        try await note(manifest, job)
        let expired = rotate(after: manifest.file)
        logger.notice(
            "a backup was made and proved",
            metadata: [
                "file": "\(manifest.file)", "documents": "\(manifest.documents)", "bytes": "\(manifest.fileBytes)",
                "seconds": "\(Int(manifest.finishedAt.timeIntervalSince(manifest.startedAt)))",
                "removed": "\(expired.count)",
            ])
        if !isEncrypted {
            logger.warning("the backup is not encrypted", metadata: ["mend": "set FAMILYBOT_BACKUP_RECIPIENT"])
        }
        return Made(file: manifest.file, documents: manifest.documents, bytes: manifest.fileBytes)
    }

    /// What cannot be removed stays: there is a new backup all the same.
    private func rotate(after made: String) -> [String] {
        do { return try making.rotate(after: made) } catch {
            logger.error("old backups could not be removed", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func note(_ manifest: Manifest, _ job: Job) async throws {
        BackupMetrics.show(manifest)
        BackupMetrics.count("made")
        try await store.note(
            BackupState.Success(manifest), manifest: try SHA256Hash(of: manifest), by: job.key.rawValue)
    }

    private func fail(_ job: Job, _ trouble: Phrase.BackupTrouble, _ reason: String) async throws -> [Draft] {
        logger.error("there is no backup", metadata: ["reason": "\(reason)"])
        BackupMetrics.count("failed")
        try await store.backups.note(BackupState.Failure(at: .now, reason: reason), by: job.key.rawValue)
        return try await tell(trouble, job)
    }

    /// To every owner and admin, and to whoever asked in some other chat.
    private func tell(_ trouble: Phrase.BackupTrouble, _ job: Job) async throws -> [Draft] {
        var addresses = try await store.directory.administrators().map { person in
            Address(
                chat: ChatID(person.id.rawValue), thread: nil, user: person.id, message: nil,
                language: person.language)
        }
        if let asked = job.address, !addresses.contains(where: { $0.chat == asked.chat }) { addresses.append(asked) }
        return try addresses.map { try .phrase(.backupTroubled(trouble), to: $0) }
    }
}

extension Job {
    /// Whether a schedule wants it, and nobody waits for its outcome: those jobs have a payload.
    fileprivate var isOfClock: Bool { !payload.isEmpty }
}

/// A backup that was made and proved.
private struct Made: Codable {
    let file: String
    let documents: Int
    let bytes: Int
}

/// MongoDB went away in the midst of one.
private struct Disturbed: Error {
    let cause: MongoError
}

/// Why there is no backup, as it is told.
private struct BackupProblem {
    let told: Phrase.BackupTrouble

    init(_ error: VaultError) {
        told =
            switch error {
            case .noFolder, .unmarkedFolder: .folderAway
            case .otherFolder: .otherFolder
            case .noSpace: .noSpace
            case .damaged, .different: .unproved
            case .disk, .collectionsChanged, .snapshotTooOld, .noKey, .noManifest: .failed
            }
    }
}

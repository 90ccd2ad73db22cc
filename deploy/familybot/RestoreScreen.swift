import ArgumentParser
import Foundation
import Mongo
import Threading
import Vault

/// What an operator sees of a restore: lines as it goes on, or one JSON object at its end.
struct RestoreScreen: Sendable {
    let json: Bool
    /// Into a database that nobody works on.
    let isBeside: Bool
    private let saved = Locked<String?>(nil)

    init(json: Bool, isBeside: Bool) {
        self.json = json
        self.isBeside = isBeside
    }

    private func say(_ line: String) {
        guard !json else { return }
        FileHandle.standardOutput.write(Data((line + "\n").utf8))  // at once, also into a pipe
    }

    func reads(_ manifest: Manifest) {
        say(
            "\(manifest.file): \(manifest.documents) documents of \(manifest.startedAt.formatted(.iso8601)), "
                + "from the database \(manifest.database). Reading all of it.")
    }

    func proved(_ audit: ManifestAudit) { say("It is whole. \(audit.sentence).") }

    func warnsOfPlainCopy() {
        say("FAMILYBOT_BACKUP_RECIPIENT is not set: the copy of what is there now will not be encrypted.")
    }

    func waits(for file: String) { say("A restore of \(file) is under way, or has died: waiting to see which.") }

    func waits(for error: MongoError) { say("Waiting for MongoDB: \(error).") }

    func waits(forJobs count: Int) { say("Waiting for \(count) jobs in hand.") }

    func reached(_ stage: Restoration.Stage) {
        switch stage {
        case .quiet where isBeside, .saved where isBeside: break
        case .quiet: say("Nobody works on anything now; messages wait.")
        case .saved(let file?):
            saved.withLock { $0 = file }
            say("What is there now is kept in \(file).")
        case .saved(nil): say("Nothing of what is there now is kept.")
        case .loaded(let documents): say("Loaded and compared: \(documents) documents.")
        case .swapped: say("They have taken their place.")
        }
    }

    func would(_ manifest: Manifest, _ database: String, saves: Bool) throws {
        let fate = isBeside ? "be loaded into" : "replace all data in"
        say("It would \(fate) \(database)\(saves ? ", which would be backed up before" : "").")
        try tell(Told(outcome: "verified", manifest, database))
    }

    func done(_ manifest: Manifest, _ database: String) throws {
        say("Restored into \(database).\(isBeside ? "" : " Everybody works again.")")
        var told = Told(outcome: "restored", manifest, database)
        told.saved = saved.withLock { $0 }
        try tell(told)
    }

    func settled(_ settlement: Restoration.Settlement) throws {
        tell(settlement)
        switch settlement {
        case .nothing, .underWay: try tell(Told(outcome: "nothing"))
        case .opened: try tell(Told(outcome: "opened"))
        case .undone(let file, let reason): try tell(Told(outcome: "undone", file: file, reason: reason))
        case .finished(let file): try tell(Told(outcome: "restored", file: file))
        }
    }

    func tell(_ settlement: Restoration.Settlement) {
        switch settlement {
        case .nothing, .underWay:
            say("No restore has died. Name a backup to restore: see familybot backup ls.")
        case .opened: say("No restore has died, but the queue was closed. It is open again.")
        case .undone(let file, let reason):
            say("The restore of \(file) was undone: everything is as it was before.\(reason.map { " \($0)." } ?? "")")
        case .finished(let file): say("The restore of \(file) was carried through.")
        }
    }

    /// Something began that only another can end.
    func unsettled(_ reason: String) throws {
        let mend = "familybot restore"
        say("The restore is not over: \(reason).")
        say("A worker ends it as soon as it can: it is undone, or carried through when it had begun to take its place.")
        say("→ \(mend)")
        try tell(Told(outcome: "unsettled", reason: reason, mend: mend))
        throw ExitCode(1)
    }

    func failed(_ reason: String, mend: String? = nil) throws {
        say("There is no restore: \(reason).")
        if let mend { say("→ \(mend)") }
        try tell(Told(outcome: "failed", reason: reason, mend: mend))
        throw ExitCode(1)
    }

    private func tell(_ told: Told) throws {
        if json { print(try Operator.json(told)) }
    }

    private struct Told: Encodable {
        let outcome: String
        var file: String?
        var database: String?
        var documents: Int?
        var saved: String?
        var reason: String?
        var mend: String?

        init(outcome: String, file: String? = nil, reason: String? = nil, mend: String? = nil) {
            self.outcome = outcome
            self.file = file
            self.reason = reason
            self.mend = mend
        }

        init(outcome: String, _ manifest: Manifest, _ database: String) {
            self.init(outcome: outcome, file: manifest.file)
            self.database = database
            documents = manifest.documents
        }
    }
}

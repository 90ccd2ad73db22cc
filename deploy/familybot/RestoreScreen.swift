import ArgumentParser
import Foundation
import Mongo
import Vault

/// What an operator sees of a restore: lines as it goes on, or one JSON object at its end.
struct RestoreScreen: Sendable {
    let json: Bool

    private func say(_ line: String) {
        guard !json else { return }
        FileHandle.standardOutput.write(Data((line + "\n").utf8))  // at once, also into a pipe
    }

    func reads(_ manifest: Manifest) {
        say(
            "\(manifest.file): \(manifest.documents) documents of \(manifest.startedAt.formatted(.iso8601)). "
                + "Reading all of it.")
    }

    func waits(for file: String) { say("A restore of \(file) was under way; waiting to see whether it still is.") }

    func waits(for error: MongoError) { say("Waiting for MongoDB: \(error).") }

    func waits(forJobs count: Int) { say("Waiting for \(count) jobs in hand.") }

    func reached(_ stage: Restoration.Stage) {
        switch stage {
        case .quiet: say("It is whole. Nobody works on anything now; messages wait.")
        case .saved(let file?): say("What is there now is kept in \(file).")
        case .saved(nil): say("Nothing of what is there now is kept.")
        case .loaded(let documents): say("Loaded and compared: \(documents) documents.")
        case .swapped: say("They have taken their place.")
        }
    }

    func would(_ manifest: Manifest, _ database: String, saves: Bool) throws {
        say("It is whole. It would replace all data in \(database)\(saves ? ", which would be backed up before" : "").")
        try tell(Told(outcome: "verified", manifest, database))
    }

    func done(_ manifest: Manifest, _ database: String) throws {
        say("Restored into \(database). Everybody works again.")
        try tell(Told(outcome: "restored", manifest, database))
    }

    func settled(_ settlement: Restoration.Settlement) throws {
        switch settlement {
        case .nothing, .underWay:
            say("No restore is under way. Name a backup to restore: see familybot backup ls.")
            try tell(Told(outcome: "nothing"))
        case .undone(let file):
            say("The restore of \(file) was undone: everything is as it was before.")
            try tell(Told(outcome: "undone", file: file))
        case .finished(let file):
            say("The restore of \(file) was finished.")
            try tell(Told(outcome: "restored", file: file))
        }
    }

    func unsettled() {
        say("It is not undone yet: a worker does it as soon as it can, and so does familybot restore without a file.")
    }

    func failed(_ reason: String) throws {
        say("There is no restore: \(reason).")
        try tell(Told(outcome: "failed", reason: reason))
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
        var reason: String?

        init(outcome: String, file: String? = nil, reason: String? = nil) {
            self.outcome = outcome
            self.file = file
            self.reason = reason
        }

        init(outcome: String, _ manifest: Manifest, _ database: String) {
            self.init(outcome: outcome, file: manifest.file)
            self.database = database
            documents = manifest.documents
        }
    }
}

import Foundation
public import Mongo
import Threading

/// Replaces all data by what a backup holds, so that whatever is killed, and whenever, everything is either as it was or as
/// the backup has it.
///
/// What comes is brought in beside what is there and compared. Then the journal says that it takes the other's place, and it
/// does so one collection after another. Whoever finds a journal whose owner is silent (`settle`) carries it through from
/// there, or takes back what had not come so far.
public struct Restoration: Sendable {
    /// Where a restore is, for whoever waits.
    public enum Stage: Equatable, Sendable {
        /// Nobody works on the data any more.
        case quiet
        /// What is there was backed up; nil when there was nothing.
        case saved(String?)
        /// What comes is there, and was compared.
        case loaded(documents: Int)
        /// It has taken the place of what was there.
        case swapped
    }

    /// What became of a restore that had not ended.
    public enum Settlement: Equatable, Sendable {
        /// There was none.
        case nothing
        /// Whoever makes it lives.
        case underWay(file: String)
        case undone(file: String)
        case finished(file: String)
    }

    private let client: Client
    private let name: String
    private let surroundings: any RestoreSurroundings

    private var database: Database { client.database(name) }

    public init(client: Client, database: String, surroundings: any RestoreSurroundings) {
        self.client = client
        name = database
        self.surroundings = surroundings
    }

    /// Where a collection is kept that another takes the place of, until the restore is over.
    public static func replaced(_ collection: String) -> String { RestoreNames.outgoing + collection }

    /// Carries a restore through, on a thread of its own.
    ///
    /// - Throws: `RestoreError.underWay` and whatever went wrong; everything is as it was then, unless MongoDB went away: then `settle`
    ///   ends it.
    public func run(_ backup: VerifiedBackup, tell: @escaping @Sendable (Stage) -> Void) async throws {
        let entry = RestoreJournal.Entry(
            id: String(UInt64.random(in: 0 ... .max), radix: 36), phase: .preparing, file: backup.manifest.file,
            manifest: try backup.manifest.digest, began: .now, moves: [])
        if let left = try await database.collections().first(where: { $0.name.hasPrefix(RestoreNames.outgoing) }),
            try await RestoreJournal(in: database).entry() == nil
        {
            throw RestoreError.leftover(left.name)
        }
        let journal = RestoreJournal(in: database)
        guard try await journal.begin(entry) else { throw RestoreError.underWay }
        try await living(journal) {
            do {
                try await OwnThread(named: "restore").run {
                    let moves = try await bringIn(backup, entry, journal, tell)
                    try await journal.enter(.swapping, moves: moves)
                }
            } catch {
                // The cause matters more; what cannot be undone now, the next `settle` undoes.
                if (error as? RestoreError) != .taken { try? await undo(entry, journal) }
                throw error
            }
            try await finish(try await journal.entry() ?? entry, journal, tell)
        }
    }

    /// Ends what another has begun and cannot end any more.
    public func settle() async throws -> Settlement {
        let journal = RestoreJournal(in: database)
        guard let entry = try await journal.entry() else { return .nothing }
        guard try await journal.takeOver() else { return .underWay(file: entry.file) }
        return try await living(journal) {
            switch try await journal.entry()?.phase {
            case nil: return .nothing
            case .preparing, .loading, .undoing:
                try await undo(entry, journal)
                return .undone(file: entry.file)
            case .swapping, .clearing:
                do { try await finish(entry, journal) { _ in } } catch RestoreError.useless {
                    return .undone(file: entry.file)
                }
                return .finished(file: entry.file)
            }
        }
    }

    private func bringIn(
        _ backup: VerifiedBackup, _ entry: RestoreJournal.Entry, _ journal: RestoreJournal, _ tell: (Stage) -> Void
    ) async throws -> [Swap.Move] {
        try await surroundings.quiet(for: entry.id)
        tell(.quiet)
        tell(.saved(try await surroundings.save()))
        try await journal.enter(.loading)
        try await drop(where: RestoreNames.anyIncoming)
        let incoming = RestoreNames.incoming(entry.id)
        let file = try BackupFile(backup.path, by: backup.identities)
        let there = try await Unpacking(database: database, prefix: incoming).unpack(file)
        guard file.facts.sha256 == backup.manifest.sha256 else { throw VaultError.damaged("it changed meanwhile") }
        try there.compare(with: backup.contents)
        tell(.loaded(documents: backup.manifest.documents))
        let numbers = try await database.numbers()
        let names = Set(backup.contents.collections.keys).union(
            numbers.keys.filter { name in
                !name.hasPrefix("system.") && !RestoreNames.contains(name) && !surroundings.leavesAlone(name)
            })
        return names.sorted().map { Swap.Move(name: $0, old: numbers[$0], new: numbers[incoming + $0]) }
    }

    private func finish(
        _ entry: RestoreJournal.Entry, _ journal: RestoreJournal, _ tell: (Stage) -> Void
    ) async throws {
        if entry.phase != .clearing {
            let swap = swap(entry)
            try await swap.forward()
            do {
                try await swap.check()
                try await surroundings.accept(entry.file, manifest: entry.manifest, id: entry.id)
            } catch let error where !((error as? MongoError)?.isPassing ?? false) && !(error is CancellationError) {
                try await undo(entry, journal)
                throw RestoreError.useless("\(error)")
            }
            tell(.swapped)
            try await journal.enter(.clearing)
        }
        try await drop(where: RestoreNames.outgoing)
        try await end(entry, journal)
    }

    private func undo(_ entry: RestoreJournal.Entry, _ journal: RestoreJournal) async throws {
        try await journal.enter(.undoing)
        try await swap(entry).back()
        try await end(entry, journal)
    }

    private func end(_ entry: RestoreJournal.Entry, _ journal: RestoreJournal) async throws {
        try await drop(where: RestoreNames.incoming(entry.id))
        // The journal last: while it is there, somebody opens the queue.
        try await surroundings.open(after: entry.id)
        try await journal.end()
    }

    private func swap(_ entry: RestoreJournal.Entry) -> Swap {
        Swap(client: client, database: name, incoming: RestoreNames.incoming(entry.id), moves: entry.moves)
    }

    private func drop(where prefix: String) async throws {
        for collection in try await database.collections() where collection.name.hasPrefix(prefix) {
            _ = try await database.run(["drop": .string(collection.name), "writeConcern": ["w": "majority"]])
        }
    }

    /// Lets the journal's heart beat while `body` runs, and ends `body` when another owns the journal.
    private func living<Result: Sendable>(
        _ journal: RestoreJournal, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                while true {
                    try await Task.sleep(for: RestoreJournal.beat)
                    do { try await journal.live() } catch let error as MongoError where error.isPassing {}
                }
            }
            group.addTask { try await body() }
            defer { group.cancelAll() }
            guard let result = try await group.next() ?? nil else { throw CancellationError() }
            return result
        }
    }
}

/// What a restore asks of those around the data.
public protocol RestoreSurroundings: Sendable {
    /// Returns when nobody works on the data, and nobody will.
    func quiet(for id: String) async throws
    /// Lets everybody work again. Asked for a second time it does nothing.
    func open(after id: String) async throws
    /// Keeps what is there now.
    ///
    /// - Returns: where; nil when there was nothing.
    func save() async throws -> String?
    /// Whether a collection stays as it is.
    func leavesAlone(_ collection: String) -> Bool
    /// Makes what this build needs in the data that has come, sees whether it can be used, and notes that it has come. It may
    /// be asked again.
    func accept(_ file: String, manifest: String, id: String) async throws
}

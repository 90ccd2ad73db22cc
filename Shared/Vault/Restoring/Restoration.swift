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
        /// There was none, and everybody was kept from the data all the same.
        case opened
        /// Whoever makes it lives.
        case underWay(file: String)
        /// - Parameter reason: what was wrong with the data that had come; nil when it had not come so far.
        case undone(file: String, reason: String?)
        case finished(file: String)
    }

    /// How a restore ends while its journal is still there.
    private enum Outcome {
        case carriedThrough
        case takenBack(any Error)
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

    /// Whether a restore could begin, without beginning one.
    public func check() async throws {
        let version = try await client.serverVersion()
        guard let major = Int(version.prefix { $0 != "." }), major >= 6 else { throw RestoreError.oldServer(version) }
        if let left = try await database.collections().first(where: { RestoreNames.isOutgoing($0.name) }),
            try await !database.isBeingRestored()
        {
            throw RestoreError.leftover(left.name)
        }
        try await surroundings.check()
    }

    /// Carries a restore through, on a thread of its own.
    ///
    /// - Throws: `RestoreError.underWay`; `RestoreError.unsettled` when only `settle` can end it; and whatever else went wrong,
    ///   everything being as it was then.
    public func run(_ backup: VerifiedBackup, tell: @escaping @Sendable (Stage) -> Void) async throws {
        try await check()
        let begun = RestoreJournal.Entry(
            id: String(UInt64.random(in: 0 ... .max), radix: 36), phase: .preparing,
            backup: RestoredBackup(file: backup.manifest.file, manifest: backup.manifestDigest), began: .now,
            moves: [])
        let journal = RestoreJournal(in: database)
        guard try await journal.begin(begun) else { throw RestoreError.underWay }
        let outcome: Outcome
        do {
            outcome = try await living(journal, begun.id) { heart in
                let moves: [Swap.Move]
                do {
                    moves = try await OwnThread(named: "restore").run {
                        try await bringIn(backup, begun, journal, heart, tell)
                    }
                } catch {
                    try await takeBack(begun, journal)
                    return .takenBack(error)
                }
                try await journal.enter(.swapping, moves: moves)
                guard let entry = try await journal.entry() else { throw RestoreError.taken }
                return try await putInPlace(entry, journal, tell)
            }
            try await end(begun, journal)
        } catch {
            guard (error as? RestoreError) != .taken else { throw error }
            throw RestoreError.unsettled("\(error)")
        }
        if case .takenBack(let error) = outcome { throw error }
    }

    /// Ends what another has begun and cannot end any more.
    public func settle() async throws -> Settlement {
        let quietFor = try await surroundings.quietFor()
        let journal = RestoreJournal(in: database)
        guard let entry = try await journal.takeOver() else {
            if let entry = try await journal.entry() { return .underWay(file: entry.backup.file) }
            // The journal is there before everybody is kept from the data, and goes afterwards: nobody else opens this.
            guard let quietFor else { return .nothing }
            try await surroundings.open(after: quietFor)
            return .opened
        }
        let outcome = try await living(journal, entry.id) { heart -> Outcome? in
            switch entry.phase {
            case .preparing, .loading, .undoing:
                try await takeBack(entry, journal)
                return nil
            case .swapping, .clearing:
                try await surroundings.stayQuiet(for: entry.id)
                heart.isQuiet.withLock { $0 = true }
                return try await putInPlace(entry, journal) { _ in }
            }
        }
        try await end(entry, journal)
        switch outcome {
        case nil: return .undone(file: entry.backup.file, reason: nil)
        case .takenBack(let error): return .undone(file: entry.backup.file, reason: "\(error)")
        case .carriedThrough: return .finished(file: entry.backup.file)
        }
    }

    private func bringIn(
        _ backup: VerifiedBackup, _ entry: RestoreJournal.Entry, _ journal: RestoreJournal, _ heart: Heart,
        _ tell: (Stage) -> Void
    ) async throws -> [Swap.Move] {
        try await surroundings.quiet(for: entry.id)
        heart.isQuiet.withLock { $0 = true }
        tell(.quiet)
        let saved = try await surroundings.save()
        tell(.saved(saved?.file))
        try await journal.enter(.loading, saved: saved)
        try await drop(journal, where: RestoreNames.isIncoming)
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

    private func putInPlace(
        _ entry: RestoreJournal.Entry, _ journal: RestoreJournal, _ tell: (Stage) -> Void
    ) async throws -> Outcome {
        if entry.phase != .clearing {
            do {
                try await Swap(entry, in: name, client, journal).forward()
                try await journal.live()
                try await surroundings.accept(entry.backup, by: entry.id) { RestoreNames.outgoing(entry.id) + $0 }
            } catch {
                guard !isPassing(error) else { throw error }
                try await takeBack(entry, journal)
                return .takenBack(RestoreError.useless("\(error)"))
            }
            tell(.swapped)
            try await journal.enter(.clearing)
        }
        try await drop(journal) { $0.hasPrefix(RestoreNames.outgoing(entry.id)) }
        return .carriedThrough
    }

    private func isPassing(_ error: any Error) -> Bool {
        switch error {
        case let error as MongoError: error.isPassing
        case is CancellationError, RestoreError.taken: true
        default: surroundings.isPassing(error)
        }
    }

    private func takeBack(_ entry: RestoreJournal.Entry, _ journal: RestoreJournal) async throws {
        try await journal.enter(.undoing)
        try await Swap(entry, in: name, client, journal).back()
        try await drop(journal) { $0.hasPrefix(RestoreNames.incoming(entry.id)) }
    }

    /// When no heart beats any more. Another may do the same meanwhile.
    private func end(_ entry: RestoreJournal.Entry, _ journal: RestoreJournal) async throws {
        try await surroundings.open(after: entry.id)
        try await journal.end()
    }

    private func drop(_ journal: RestoreJournal, where isMeant: (String) -> Bool) async throws {
        for collection in try await database.collections() where isMeant(collection.name) {
            try await journal.live()
            _ = try await database.run(["drop": .string(collection.name), "writeConcern": ["w": "majority"]])
        }
    }
}

/// What beats while a restore lives.
private struct Heart {
    /// Whether everybody is kept from the data by now.
    let isQuiet = Locked(false)
}

extension Restoration {
    /// Lets the heart beat while `body` runs, and ends `body` when another owns the journal.
    private func living<Result: Sendable>(
        _ journal: RestoreJournal, _ id: String, _ body: @escaping @Sendable (Heart) async throws -> Result
    ) async throws -> Result {
        let heart = Heart()
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                while true {
                    try await Task.sleep(for: RestoreJournal.beat)
                    do {
                        try await journal.live()
                        if heart.isQuiet.withLock({ $0 }) { try await surroundings.stayQuiet(for: id) }
                    } catch {
                        guard isPassing(error), (error as? RestoreError) != .taken else { throw error }
                    }
                }
            }
            group.addTask { try await body(heart) }
            defer { group.cancelAll() }
            guard let result = try await group.next() ?? nil else { throw CancellationError() }
            return result
        }
    }
}

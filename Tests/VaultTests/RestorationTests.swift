import Foundation
import Mongo
import Support
import Testing
import Threading
import Vault

@Suite("A restore", .timeLimit(.minutes(2)))
struct RestorationTests {
    @Test("puts everything back as the backup has it, and leaves alone what is in no backup")
    func whole() async throws {
        let shop = try await Workshop()
        let (backup, wanted) = try await shop.backedUp()
        try await shop.disturb()
        let around = Around(saved: SavedState(file: "saved.archive.zst", manifest: "hash"))
        let stages = Locked<[Restoration.Stage]>([])
        try await shop.restoration(around).run(backup) { stage in stages.withLock { $0.append(stage) } }
        #expect(try await shop.snapshot() == wanted)
        #expect(try await shop.client.collection("outbox.files").count(where: [:]) == 2)
        #expect(
            stages.withLock { $0 } == [
                .quiet, .saved("saved.archive.zst"), .loaded(documents: backup.manifest.documents), .swapped,
            ])
        #expect(around.calls == ["check", "quiet", "save", "accept", "open"])
        #expect(try await shop.client.database.isBeingRestored() == false)
        #expect(try await shop.restoration(around).settle() == .nothing)
        #expect(around.accepted?.file == backup.manifest.file && around.accepted?.saved?.file == "saved.archive.zst")
    }

    @Test("that brings in what cannot be used is taken back to the last document")
    func useless() async throws {
        let shop = try await Workshop()
        let (backup, _) = try await shop.backedUp()
        try await shop.disturb()
        let disturbed = try await shop.snapshot()
        let around = Around(accepts: { throw VaultError.noFolder })
        await #expect(throws: RestoreError.useless(VaultError.noFolder.description)) {
            try await shop.restoration(around).run(backup) { _ in }
        }
        #expect(try await shop.snapshot() == disturbed)
        #expect(around.calls == ["check", "quiet", "save", "accept", "open"])
    }

    @Test("whose surroundings are away for a moment is not taken back, but ended by the next who looks")
    func away() async throws {
        let shop = try await Workshop()
        let (backup, wanted) = try await shop.backedUp()
        try await shop.disturb()
        let isAway = Locked(true)
        let around = Around(
            accepts: { if isAway.withLock({ $0 }) { throw VaultError.noFolder } }, passes: { $0 is VaultError })
        await #expect(throws: RestoreError.unsettled(VaultError.noFolder.description)) {
            try await shop.restoration(around).run(backup) { _ in }
        }
        #expect(!around.calls.contains("open"))
        isAway.withLock { $0 = false }
        try await shop.stopHeart()
        #expect(try await shop.restoration(around).settle() == .finished(file: backup.manifest.file))
        #expect(try await shop.snapshot() == wanted)
        #expect(around.calls.last == "open")
    }

    @Test("that died and has brought in what cannot be used is taken back, with the reason")
    func uselessLater() async throws {
        let shop = try await Workshop()
        let (backup, _) = try await shop.backedUp()
        try await shop.disturb()
        let disturbed = try await shop.snapshot()
        await #expect(throws: RestoreError.self) {
            try await shop.restoration(Around(accepts: { throw VaultError.noSpace }, passes: { $0 is VaultError }))
                .run(backup) { _ in }
        }
        try await shop.stopHeart()
        let settled = try await shop.restoration(Around(accepts: { throw VaultError.noKey })).settle()
        #expect(
            settled
                == .undone(
                    file: backup.manifest.file,
                    reason: RestoreError.useless(VaultError.noKey.description).description))
        #expect(try await shop.snapshot() == disturbed)
    }

    @Test("that is nowhere, while everybody is kept from the data, lets them work again")
    func stray() async throws {
        let shop = try await Workshop()
        let around = Around(quietFor: "somebody")
        #expect(try await shop.restoration(around).settle() == .opened)
        #expect(around.calls == ["open"])
    }

    @Test("that cannot keep what is there changes nothing", arguments: [false, true])
    func unkept(_ isQuiet: Bool) async throws {
        let shop = try await Workshop()
        let (backup, _) = try await shop.backedUp()
        try await shop.disturb()
        let disturbed = try await shop.snapshot()
        let around = Around(
            isQuiet: { if !isQuiet { throw VaultError.otherFolder } }, saves: { throw VaultError.noSpace })
        await #expect(throws: isQuiet ? VaultError.noSpace : .otherFolder) {
            try await shop.restoration(around).run(backup) { _ in }
        }
        #expect(try await shop.snapshot() == disturbed)
        #expect(around.calls.last == "open")
    }

    @Test("of a file that was changed after it was read is undone")
    func changed() async throws {
        let shop = try await Workshop()
        let (backup, _) = try await shop.backedUp()
        try await shop.disturb()
        let disturbed = try await shop.snapshot()
        let path = shop.folder.path(of: backup.manifest.file)
        let whole = try Data(contentsOf: URL(filePath: path))
        try whole.dropLast(70_000).write(to: URL(filePath: path))
        await #expect(throws: VaultError.self) { try await shop.restoration(Around()).run(backup) { _ in } }
        #expect(try await shop.snapshot() == disturbed)
    }

    @Test("is refused while another is under way, and beside what nobody knows the origin of")
    func others() async throws {
        let shop = try await Workshop()
        let (backup, _) = try await shop.backedUp()
        let (entered, leave) = (AsyncStream.makeStream(of: Void.self), AsyncStream.makeStream(of: Void.self))
        let slow = Around(isQuiet: {
            entered.continuation.finish()
            for await _ in leave.stream {}
        })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await shop.restoration(slow).run(backup) { _ in } }
            for await _ in entered.stream {}
            await #expect(throws: RestoreError.underWay) {
                try await shop.restoration(Around()).run(backup) { _ in }
            }
            #expect(try await shop.client.database.isBeingRestored())
            #expect(try await shop.restoration(Around()).settle() == .underWay(file: backup.manifest.file))
            leave.continuation.finish()
            try await group.waitForAll()
        }
        try await shop.client.collection("replaced_1_films").insertOne(["_id": 1])
        await #expect(throws: RestoreError.leftover("replaced_1_films")) {
            try await shop.restoration(Around()).run(backup) { _ in }
        }
        #expect(try await shop.client.collection("replaced_1_films").count(where: [:]) == 1)
    }

    @Test("that was taken for dead is ended by another, and goes no further itself")
    func taken() async throws {
        let shop = try await Workshop()
        let (backup, _) = try await shop.backedUp()
        try await shop.disturb()
        let disturbed = try await shop.snapshot()
        let (entered, leave) = (AsyncStream.makeStream(of: Void.self), AsyncStream.makeStream(of: Void.self))
        let slow = Around(isQuiet: {
            entered.continuation.finish()
            for await _ in leave.stream {}
        })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: RestoreError.taken) {
                    try await shop.restoration(slow).run(backup) { _ in }
                }
            }
            for await _ in entered.stream {}
            // As if its heart had stood still for long. It may beat once more before it is looked at.
            var settlement = Restoration.Settlement.nothing
            while settlement != .undone(file: backup.manifest.file, reason: nil) {
                try await shop.stopHeart()
                settlement = try await shop.restoration(Around()).settle()
            }
            leave.continuation.finish()
            try await group.waitForAll()
        }
        #expect(try await shop.snapshot() == disturbed)
        #expect(try await shop.client.database.isBeingRestored() == false)
    }
}

/// Surroundings that a test has in its hands.
private final class Around: RestoreSurroundings {
    private let isQuiet: @Sendable () async throws -> Void
    private let holder: String?
    private let saves: @Sendable () throws -> SavedState?
    private let accepts: @Sendable () throws -> Void
    private let passes: @Sendable (any Error) -> Bool
    private let heard = Locked<[String]>([])
    private let came = Locked<RestoredBackup?>(nil)

    init(
        saved: SavedState? = nil, isQuiet: @escaping @Sendable () async throws -> Void = {}, quietFor: String? = nil,
        saves: (@Sendable () throws -> SavedState?)? = nil, accepts: @escaping @Sendable () throws -> Void = {},
        passes: @escaping @Sendable (any Error) -> Bool = { _ in false }
    ) {
        self.isQuiet = isQuiet
        holder = quietFor
        self.saves = saves ?? { saved }
        self.accepts = accepts
        self.passes = passes
    }

    /// What was asked, but for what is asked by the clock.
    var calls: [String] { heard.withLock { $0 } }
    var accepted: RestoredBackup? { came.withLock { $0 } }

    func check() { note("check") }

    func quiet(for id: String) async throws {
        note("quiet")
        try await isQuiet()
    }

    func stayQuiet(for id: String) {}

    func quietFor() -> String? { holder }

    func open(after id: String) { note("open") }

    func save() throws -> SavedState? {
        note("save")
        return try saves()
    }

    func leavesAlone(_ collection: String) -> Bool { collection.hasPrefix("outbox.") }

    func accept(_ backup: RestoredBackup, by id: String, replaced: (String) -> String) throws {
        note("accept")
        try accepts()
        came.withLock { $0 = backup }
    }

    func isPassing(_ error: any Error) -> Bool { passes(error) }

    private func note(_ call: String) { heard.withLock { $0.append(call) } }
}

extension Workshop {
    /// A backup of a furnished database, and what it holds.
    func backedUp() async throws -> (VerifiedBackup, [String: [String]]) {
        try await furnish()
        // What is past its time may go at any moment.
        try await client.collection("brief").deleteMany(where: [:])
        let wanted = try await snapshot()
        let manifest = try await making().make(auditHeads: [])
        return (try Verification(of: folder.path(of: manifest.file)).run(by: [operators]), wanted)
    }

    /// What happens after a backup: documents come and go, so do collections and indexes.
    func disturb() async throws {
        let films = client.collection("films")
        try await films.deleteMany(where: ["x": ["$lt": 4]])
        try await films.updateOne(where: ["_id": "film-5"], ["$set": ["title": "Другой"]])
        try await films.create(indexes: [Index("later", on: ["x": -1])])
        try await client.collection("later").insertOne(["_id": 1])
        try await client.collection("outbox.files").insertOne(["_id": 2])
        _ = try await client.database.run(["drop": "collated"])
    }

    func restoration(_ surroundings: some RestoreSurroundings) -> Restoration {
        Restoration(client: client, database: client.databaseName, surroundings: surroundings)
    }

    /// All documents, indexes and options, but for what is in no backup and the journal of a restore that is over.
    func snapshot() async throws -> [String: [String]] {
        var snapshot: [String: [String]] = [:]
        for info in try await client.database.collections()
        where info.type == "collection" && !info.name.hasPrefix("outbox.") && !info.name.hasPrefix("system.") {
            let documents = try await documents(info.name)
            if info.name == "restore_journal", documents.isEmpty { continue }
            let indexes = try await client.collection(info.name).indexes().map(\.description).sorted()
            snapshot[info.name] = documents + indexes + [info.options.description]
        }
        return snapshot
    }

    /// Nobody has heard of the restore for long.
    func stopHeart() async throws {
        try await client.collection("restore_journal").updateOne(
            where: [:], ["$set": ["beat": .date(Date(timeIntervalSinceNow: -60))]])
    }
}

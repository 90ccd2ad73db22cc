import Age
import Archive
import Foundation
import Mongo
import Support
import Testing
import Threading
import Vault

@Suite("A backup", .timeLimit(.minutes(3)))
struct MakingTests {
    @Test("holds every document and index, and is read without our code")
    func readByOthers() async throws {
        let shop = try await Workshop()
        try await shop.furnish()
        let manifest = try await shop.making().make(auditHeads: [])
        let path = shop.folder.path(of: manifest.file)
        let read = try await OtherReader.read(backup: path, by: shop.operators.text)
        let wanted = ["brief", "collated", "empty", "films", "old"]
        let database = shop.client.databaseName
        #expect(read.collections.keys.sorted() == wanted.map { "\(database).\($0)" })
        for name in wanted {
            let collection = try #require(read.collections["\(database).\(name)"])
            // What is past its time may have gone since.
            if name != "brief" { #expect(collection.documents == (try await shop.documents(name))) }
            let indexes = try await shop.client.collection(name).indexes().compactMap { $0["name"]?.string }
            #expect(collection.metadata.indexes.map(\.name) == indexes)
            #expect(manifest.collections[name]?.tally.documents == collection.documents.count)
        }
        #expect(manifest.leftOut == ["outbox.files", "view"])
        #expect(manifest.collections["films"]?.indexes == 4 && manifest.documents == 2503)
        #expect(try await shop.scratches() == [])
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try shop.names() == [".familybot-folder", manifest.file, "\(manifest.file.prefix { $0 != "." }).json"])
    }

    @Test("without a key is the same, unencrypted and for the owner's eyes only")
    func plain() async throws {
        let shop = try await Workshop()
        try await shop.furnish()
        let manifest = try await shop.making(encrypted: false).make(auditHeads: [])
        #expect(manifest.file.hasSuffix(".archive.zst") && manifest.encryptedTo == nil)
        let read = try await OtherReader.read(backup: shop.folder.path(of: manifest.file), by: nil)
        #expect(
            read.collections["\(shop.client.databaseName).films"]?.documents
                == (try await shop.documents("films")))
        try Verification(of: shop.folder.path(of: manifest.file)).run(by: [])
    }

    @Test("is of one moment, however much is written meanwhile")
    func oneMoment() async throws {
        let shop = try await Workshop()
        let (left, right) = (shop.client.collection("a_left"), shop.client.collection("z_right"))
        for collection in [left, right] {
            try await collection.write(
                (0..<3000).map { .insert(["_id": .int($0), "sum": 100, "filler": .string(Self.filler)]) })
        }
        let (making, moves) = (shop.making(), Moves())
        let manifest = try await withThrowingTaskGroup(of: Manifest?.self) { group in
            for seed in 1...2 {
                group.addTask {
                    var random = Generator(seed: UInt64(seed))
                    while !moves.areOver {
                        let (from, to) = (
                            Int.random(in: 0..<3000, using: &random), Int.random(in: 0..<3000, using: &random)
                        )
                        try await shop.client.withTransaction { session in
                            try await left.within(session).updateOne(
                                where: ["_id": .int(from)], ["$inc": ["sum": -1]])
                            try await right.within(session).updateOne(where: ["_id": .int(to)], ["$inc": ["sum": 1]])
                        }
                        moves.count()
                    }
                    return nil
                }
            }
            group.addTask {
                defer { moves.end() }
                return try await making.make(auditHeads: [])
            }
            return try await group.reduce(nil) { $0 ?? $1 }
        }
        let made = try #require(manifest)
        #expect(moves.number > 20, "nothing was written: the test shows nothing")
        let file = try BackupFile(shop.folder.path(of: made.file), by: [shop.operators])
        var sums: [String: Int] = [:]
        while let event = try file.next() {
            guard case .document(let document, let namespace) = event else { continue }
            sums[namespace.collection, default: 0] += document["sum"]?.int ?? 0
        }
        #expect((sums["a_left"] ?? 0) + (sums["z_right"] ?? 0) == 600_000)
        #expect(sums["a_left"] != 300_000, "the moment was before all: the test shows nothing")
    }

    /// What the writers did.
    private final class Moves: Sendable {
        private let state = Locked((number: 0, areOver: false))

        var number: Int { state.withLock { $0.number } }
        var areOver: Bool { state.withLock { $0.areOver } }
        func count() { state.withLock { $0.number += 1 } }
        func end() { state.withLock { $0.areOver = true } }
    }

    private static let filler = String(repeating: "наполнитель ", count: 40)

    @Test(
        "that does not come back the same leaves no file, and what a killed run leaves is swept with its scratch database"
    )
    func unproved() async throws {
        let shop = try await Workshop()
        try await shop.furnish()
        // The server puts its own time in the place of an empty one in whatever is inserted.
        try await shop.client.collection("films").updateOne(
            where: ["_id": "film-7"], ["$set": ["stamp": .timestamp(Timestamp(seconds: 0, increment: 0))]])
        let making = shop.making()
        await #expect(throws: VaultError.different(collection: "films")) { try await making.make(auditHeads: []) }
        #expect(try shop.names() == [".familybot-folder"])
        #expect(try await shop.scratches() == [])
        let part = "familybot-20261125T033000Z.archive.zst.age.part"
        try Data([1]).write(to: URL(filePath: shop.folder.path(of: part)))
        let left = Scratch(beside: shop.client.databaseName, for: .drill)
        try await shop.client.database(left.name).collection("c").insertOne(["_id": 1])
        #expect(try await making.sweep().sorted() == [part, left.name].sorted())
        #expect(try shop.names() == [".familybot-folder"])
        #expect(try await shop.scratches() == [])
    }

    @Test("during which a collection came or an index changed is refused, to be made again")
    func changed() async throws {
        let shop = try await Workshop()
        try await shop.furnish()
        try await shop.client.collection("a_first").insertMany((0..<12_000).map { Filler(_id: $0, text: Self.filler) })
        let making = shop.making()
        let outcome = try await withThrowingTaskGroup(of: VaultError?.self) { group in
            group.addTask {
                do { _ = try await making.make(auditHeads: []) } catch let error as VaultError { return error }
                return nil
            }
            // As soon as there is anything in the file it has read what collections there are, and has most still to read.
            while try shop.partLength() == 0 { await Task.yield() }
            try await shop.client.database.create(collection: "late")
            return try await group.next() ?? nil
        }
        #expect(outcome == .collectionsChanged && outcome?.isPassing == true)
    }

    private struct Filler: Encodable {
        let _id: Int
        let text: String
    }

    @Test("goes when the rotation lets it go, with its manifest, and the last that is proved never does")
    func rotated() async throws {
        let shop = try await Workshop()
        try await shop.client.collection("films").insertOne(["_id": 1])
        let making = shop.making(rotation: Rotation(days: 1, weeks: 0, months: 0))
        let second = try await making.make(auditHeads: [])
        let first = try shop.lay(2, before: second)
        #expect(try making.rotate(after: second.file) == [first])
        #expect(try shop.folder.backups().map(\.file) == [second.file])
        // Made while the clock is set back: its name is older than all others, and it is the newest all the same.
        let later = BackupName(second.startedAt + 60 * 86_400)
        var future = second
        future.file = later.archive(isEncrypted: true)
        try Data().write(to: URL(filePath: shop.folder.path(of: future.file)))
        try future.encoded.write(to: URL(filePath: shop.folder.path(of: later.manifest)))
        #expect(try making.rotate(after: second.file) == [])
        #expect(try making.rotate(after: future.file) == [second.file])
        try FileManager.default.removeItem(atPath: shop.folder.path(of: later.manifest))
        // Of what has no manifest nobody knows whose it is.
        let strange = BackupName(second.startedAt - 3 * 86_400).archive(isEncrypted: true)
        try Data().write(to: URL(filePath: shop.folder.path(of: strange)))
        #expect(try making.rotate(after: "") == [])
        #expect(try shop.names() == [".familybot-folder", strange, future.file].sorted())
    }

    @Test("that a restore can be taken back with stays for a month, whatever the rotation says")
    func restorePoint() async throws {
        let shop = try await Workshop()
        try await shop.client.collection("films").insertOne(["_id": 1])
        let making = shop.making(rotation: Rotation(days: 1, weeks: 0, months: 0))
        let point = try await making.make(auditHeads: [], isRestorePoint: true)
        let made = try await making.make(auditHeads: [])
        let other = try shop.lay(2, before: made)
        #expect(try making.rotate(after: "") == [other])
        #expect(try shop.folder.backups().map(\.file) == [made.file, point.file])
        // The same a month later.
        let old = try shop.lay(31, before: point)
        #expect(try making.rotate(after: "") == [old])
    }

    @Test(
        "that was never proved goes when it is older; one whose manifest is gone, unreadable or another's is nobody's to remove"
    )
    func nobodys() async throws {
        let shop = try await Workshop()
        try await shop.client.collection("films").insertOne(["_id": 1])
        let making = shop.making(rotation: Rotation(days: 1, weeks: 0, months: 0))
        let newest = try await making.make(auditHeads: [])
        func lay(_ days: Double, _ manifest: (String) throws -> Data?) throws -> String {
            let name = BackupName(newest.startedAt - days * 86_400)
            let file = name.archive(isEncrypted: true)
            try Data().write(to: URL(filePath: shop.folder.path(of: file)))
            try manifest(file)?.write(to: URL(filePath: shop.folder.path(of: name.manifest)))
            return file
        }
        func changed(_ file: String, _ change: (inout Manifest) -> Void) throws -> Data {
            var manifest = newest
            manifest.file = file
            change(&manifest)
            return try manifest.encoded
        }
        let unproved = try lay(2) { file in try changed(file) { $0.verified = false } }
        let stay = [
            try lay(3) { _ in nil }, try lay(4) { _ in Data("{".utf8) },
            try lay(5) { file in try changed(file) { $0.format = 99 } },
            try lay(6) { file in try changed(file) { $0.database = "another" } },
        ]
        #expect(try making.rotate(after: "") == [unproved])
        #expect(try shop.folder.backups().map(\.file) == [newest.file] + stay)
    }
}

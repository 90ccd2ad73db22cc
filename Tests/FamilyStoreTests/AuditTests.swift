import Domain
import FamilyStore
import Foundation
import Mongo
import Testing

@Suite("The audit log", .timeLimit(.minutes(1)))
struct AuditTests {
    private static let manifest = SHA256Hash(of: Array("a manifest".utf8))

    /// Two families in a database of its own, and what its making has written.
    private static func home() async throws -> (home: Home, log: AuditLog) {
        let home = try await Home(in: try await Home.empty())
        return (home, home.store.audit)
    }

    @Test("tells who got which role from whom, by numbers that only `people` can resolve")
    func roles() async throws {
        let (home, log) = try await Self.home()
        let family = home.store.family(of: home.anna)
        let before = try await log.head(of: home.anna).number
        for _ in 0..<2 {
            _ = try await family.give(.adult, to: home.user(9), name: PersonName("Вера"), by: home.key("vera")).get()
        }
        _ = try await family.give(.adult, to: home.user(9), name: nil, by: home.key("same")).get()
        _ = try await family.give(.child, to: home.user(9), name: nil, by: home.key("lower")).get()
        _ = try await family.remove(home.user(9), by: home.key("away")).get()
        _ = try await family.remove(home.user(9), by: home.key("away again"))
        let entries = try await log.newest(3, for: home.anna)
        #expect(entries.map(\.what) == [.personRemoved, .roleGiven, .roleGiven])
        #expect(entries.map(\.number) == [before + 3, before + 2, before + 1])
        #expect(entries.map(\.roleBefore) == [.child, .adult, nil])
        #expect(entries.map(\.roleAfter) == [nil, .child, .adult])
        let names = try await log.names(for: home.anna)
        #expect(entries.map { $0.who.flatMap { names[$0]?.user } } == [home.anna.user, home.anna.user, home.anna.user])
        #expect(Set(entries.map(\.whom)).count == 1)
        #expect(entries[0].whom.flatMap { names[$0]?.name } == "Вера")
        for document in try await home.documents("audit", of: home.anna.family) {
            #expect(!String(decoding: document.bytes, as: UTF8.self).contains("Вера"))
            #expect(!document.contains { $0.value == .int64(home.user(9).rawValue) })
        }
        #expect(try await log.verify(against: []) == .sound(try await log.heads()))
    }

    @Test("has the first owners, and each once however many programs start")
    func firstOwners() async throws {
        let (_, store) = try await Home.empty()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask { try await store.installOwners([UserID(1), UserID(2)], settings: Home.settings) }
            }
            try await group.waitForAll()
        }
        let owner = try #require(try await store.directory.member(UserID(1)))
        let entries = try await store.audit.newest(9, for: owner)
        #expect(entries.count == 2 && entries.allSatisfy { $0.roleAfter == .owner && $0.who == nil })
        #expect(try await store.audit.verify(against: []) == .sound(try await store.audit.heads()))
    }

    @Test("has what the installation did, once for a key, and every family sees it")
    func installation() async throws {
        let (home, log) = try await Self.home()
        let heads = try await log.heads()
        #expect(heads.map(\.family) == [home.anna.family, home.boris.family])
        for _ in 0..<2 {
            try await log.record(.backupMade(name: "a.age", manifest: Self.manifest), by: home.key("backup"))
        }
        #expect(try await log.heads().count == 3)
        for member in [home.anna, home.boris] {
            let entry = try #require(try await log.newest(1, for: member).first)
            #expect(entry.what == .backupMade && entry.file == "a.age" && entry.family == .installation)
            #expect(entry.number == 1)
        }
        #expect(try await log.verify(against: heads) == .sound(try await log.heads()))
    }

    @Test("stays one chain when many write at once")
    func together() async throws {
        let (home, log) = try await Self.home()
        let start = try await log.head(of: home.anna).number
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<24 {
                group.addTask {
                    let member = number % 3 == 0 ? home.boris : home.anna
                    _ = try await home.store.family(of: member).give(
                        .guest, to: home.user(Int64(20 + number)), name: nil, by: home.key("many", number)
                    ).get()
                }
            }
            try await group.waitForAll()
        }
        #expect(try await log.head(of: home.anna).number == start + 16)
        #expect(try await log.verify(against: []) == .sound(try await log.heads()))
    }

    @Test("of an installation without any is sound, and one that should have some is not")
    func empty() async throws {
        let (home, log) = try await Self.home()
        let known = try await log.heads()
        let (_, store) = try await Home.empty()
        #expect(try await store.audit.verify(against: []) == .sound([]))
        let verdict = try await store.audit.verify(against: [known[0]])
        #expect(verdict == .missing(home.anna.family, number: 1))
    }

    @Test("has heads that are written and read back, and nothing else is one")
    func heads() throws {
        let hash = SHA256Hash(of: [1])
        let head = try #require(AuditHead("home:12:\(hash)"))
        #expect(
            head.family == FamilyID("home") && head.number == 12 && head.hash == hash
                && head.description == "home:12:\(hash)")
        for text in [
            "", "home:12", ":12:\(hash)", "home:-1:\(hash)", "home:0:\(hash)", "home:x:\(hash)", "home:12:\(hash)0",
            "home:12:\(hash):",
            "home:12:\(hash.description.uppercased())", "home:12:+\(hash.description.dropFirst())",
        ] {
            #expect(AuditHead(text) == nil, "\(text)")
        }
    }

    /// What somebody with access to the database might do to the three entries of Anna's family, and the number at which it
    /// is noticed.
    private static let attacks: [Attack] = [
        Attack("only the head taken away") { home in
            _ = try await home.client.collection("schema").deleteOne(
                where: ["_id": .string("audit:\(home.anna.family)")])
        },
        Attack("a head of fewer entries") { home in
            try await home.client.collection("schema").updateOne(
                where: ["_id": .string("audit:\(home.anna.family)")], ["$set": ["number": .int64(2)]])
        },
        Attack("another role", changed: 3) { try await $0.change(3, ["$set": ["after": ["role": "owner"]]]) },
        Attack("another time", changed: 2) { try await $0.change(2, ["$currentDate": ["at": true]]) },
        Attack("a field more", changed: 1) { try await $0.change(1, ["$set": ["note": 1]]) },
        Attack("a hash", changed: 2) {
            try await $0.change(2, ["$set": ["hash": .binary(Binary([UInt8](repeating: 1, count: 32)))]])
        },
        Attack("no hash", changed: 2) { try await $0.change(2, ["$unset": ["hash": 1]]) },
        Attack("no number", changed: 1) { try await $0.change(2, ["$unset": ["number": 1]]) },
        Attack("one taken out", missing: 2) { try await $0.remove(2) },
        Attack("the first taken out", missing: 1) { try await $0.remove(1) },
        Attack("the last taken out", missing: 3) { try await $0.remove(3) },
        Attack("one put at the end", changed: 4) {
            try await $0.entries.insertOne(
                ["_id": "x", "familyID": .string($0.anna.family.rawValue), "number": .int64(4), "by": "x"] as Document)
        },
    ]

    @Test("shows where it was changed", arguments: attacks)
    fileprivate func changed(_ attack: Attack) async throws {
        let (home, log) = try await Self.home()
        #expect(try await log.head(of: home.anna).number == 3)
        try await attack.run(home)
        #expect(try await log.verify(against: []) == attack.verdict(home.anna.family))
    }

    @Test("has entries of a later version, which are shown as such and hashed as all others")
    func later() async throws {
        let (home, log) = try await Self.home()
        let family = home.anna.family
        let head = try await log.head(of: home.anna)
        var entry: Document = [
            "_id": .string("\(family):4"), "familyID": .string(family.rawValue), "number": .int64(4),
            "at": .date(Date(timeIntervalSince1970: 4_000_000_000)), "what": "holiday-declared", "by": "x",
            "after": ["role": "king", "name": 7],
        ]
        entry.append("hash", .binary(Binary(SHA256Hash(of: head.hash.bytes, entry.bytes).bytes)))
        try await home.entries.insertOne(entry)
        #expect(try await log.verify(against: []) == .headChanged(family))
        try await home.client.collection("schema").updateOne(
            where: ["_id": .string("audit:\(family)")], ["$set": ["number": .int64(4), "hash": entry["hash"] ?? .null]])
        #expect(try await log.verify(against: []) == .sound(try await log.heads()))
        let newest = try #require(try await log.newest(1, for: home.anna).first)
        #expect(newest.what == nil && newest.roleAfter == nil && newest.file == nil && newest.number == 4)
        #expect(try await log.newest(9, for: home.anna).count == 4)
    }

    @Test("tells which manifest a backup was made with, by the file")
    func manifests() async throws {
        let (home, log) = try await Self.home()
        #expect(try await log.manifest(of: "a.age") == nil)
        try await log.record(.backupMade(name: "a.age", manifest: Self.manifest), by: home.key("a"))
        try await log.record(.backupRestored(name: "b.age", manifest: Self.manifest), by: home.key("b"))
        #expect(try await log.manifest(of: "a.age") == Self.manifest)
        #expect(try await log.manifest(of: "b.age") == nil)
    }

    @Test("that was written anew is told by a head that is known from elsewhere")
    func rewritten() async throws {
        let (home, log) = try await Self.home()
        try await log.record(.backupMade(name: "x", manifest: Self.manifest), by: home.key("true"))
        let known = try #require(try await log.heads().first { $0.family == .installation })
        _ = try await home.entries.deleteMany(where: ["familyID": "installation"])
        _ = try await home.client.collection("schema").deleteOne(where: ["_id": "audit:installation"])
        #expect(try await log.verify(against: []) == .sound(try await log.heads()))
        #expect(try await log.verify(against: [known]) == .missing(.installation, number: 1))
        try await log.record(.backupMade(name: "x", manifest: Self.manifest), by: home.key("forged"))
        #expect(try await log.verify(against: []) == .sound(try await log.heads()))
        #expect(try await log.verify(against: [known]) == .unlike(known))
    }
}

private struct Attack: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let verdict: @Sendable (FamilyID) -> AuditVerdict
    let run: @Sendable (Home) async throws -> Void

    init(_ name: String, changed number: Int64, _ run: @escaping @Sendable (Home) async throws -> Void) {
        testDescription = name
        verdict = { .changed($0, number: number) }
        self.run = run
    }

    /// That leaves all entries as they are.
    init(_ name: String, _ run: @escaping @Sendable (Home) async throws -> Void) {
        testDescription = name
        verdict = { .headChanged($0) }
        self.run = run
    }

    init(_ name: String, missing number: Int64, _ run: @escaping @Sendable (Home) async throws -> Void) {
        testDescription = name
        verdict = { .missing($0, number: number) }
        self.run = run
    }
}

extension AuditLog {
    fileprivate func head(of member: Member) async throws -> AuditHead {
        try #require(try await heads().first { $0.family == member.family })
    }
}

extension Home {
    fileprivate var entries: DocumentCollection { client.collection("audit") }

    fileprivate func change(_ number: Int64, _ update: Document) async throws {
        try await entries.updateOne(where: ["_id": .string("\(anna.family):\(number)")], update)
    }

    fileprivate func remove(_ number: Int64) async throws {
        _ = try await entries.deleteOne(where: ["_id": .string("\(anna.family):\(number)")])
    }
}

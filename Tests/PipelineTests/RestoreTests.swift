import Age
import Foundation
import HTTPClient
import Mongo
import Proxy
import Redis
import Support
import Testing
import Threading
import Vault

@Suite("Restores through real processes", .serialized, .timeLimit(.minutes(6)))
struct RestoreTests {
    private static let owner: Int64 = 40

    @Test("brings back what people had stored, and a message that comes meanwhile is answered once, and stored in it")
    func whole() async throws {
        let scene = try await BackupTests.Scene()
        defer { scene.end() }
        let world = scene.bot.world
        try await world.say("Я посмотрел фильм Дюна, оценка 8/10", chat: Self.owner)
        _ = try await world.transcript(Self.owner, saying: "Дюна")
        let (backup, key) = try await scene.backUp()
        defer { try? FileManager.default.removeItem(atPath: key) }  // a key of this test alone
        let wanted = try await scene.contents()
        try await world.say("Я посмотрел фильм Солярис, оценка 9/10", chat: Self.owner)
        _ = try await world.transcript(Self.owner, saying: "Солярис")
        let before = try await world.transcript(Self.owner).said.count
        // With the queue closed, so that the message is certain to come meanwhile.
        async let restored = scene.operate("restore", backup, "--identity", key)
        try await scene.queueIsClosed()
        try await world.say("Я посмотрел фильм Сталкер, оценка 10/10", chat: Self.owner)
        let (output, status) = try await restored
        try #require(status == 0, "\(output)")
        _ = try await world.transcript(Self.owner, with: before + 1)
        _ = try await world.transcript(Self.owner, saying: "Сталкер")
        let titles = try await scene.bot.documents(of: "films").compactMap { $0["title"]?.string }
        #expect(titles.sorted() == ["Дюна", "Сталкер"], "\(output)")
        // Everything but what the message has added is as it was.
        let now = try await scene.contents()
        for name in ["families", "people", "invites", "meals", "foods", "measurements"] {
            #expect(now[name] == wanted[name], "\(name)")
        }
        // What was there can be had back, and the log tells of it all.
        let saved = try #require(output.firstMatch(of: /kept in (\S+)\./)).1
        let verified = try await scene.operate("backup", "verify", String(saved), "--identity", key)
        #expect(verified.status == 0, "\(verified.output)")
        let audited = try await scene.bot.documents(of: "audit", where: ["what": "backup-restored"])
        #expect(audited.count == 1 && audited.first?["after"]?.document?["name"]?.string == backup)
        #expect(try await scene.operate("audit", "verify").status == 0)
        let state = try await scene.bot.documents(of: "schema", where: ["_id": "backup"]).first
        #expect(state?["lastSuccess"]?.document?["file"]?.string == String(saved), "how backups stand here is kept")
        #expect(try await scene.operate("backup", "now").status == 0)
        let back = try await scene.operate("restore", String(saved), "--identity", key, "--json")
        #expect(back.status == 0 && back.output.contains(#""outcome":"restored""#), "\(back.output)")
        let all = try await scene.bot.documents(of: "films").compactMap { $0["title"]?.string }
        #expect(all.sorted() == ["Дюна", "Солярис"])
    }

    @Test("of what cannot be trusted, or opened, or is of another arrangement, is refused before anything is changed")
    func refused() async throws {
        let scene = try await BackupTests.Scene()
        defer { scene.end() }
        let (backup, key) = try await scene.backUp()
        defer { try? FileManager.default.removeItem(atPath: key) }  // a key of this test alone
        let path = scene.folder.path(of: backup)
        let manifestPath = path.replacing(".archive.zst.age", with: ".json")
        let (whole, manifest) = (
            try Data(contentsOf: URL(filePath: path)), try Data(contentsOf: URL(filePath: manifestPath))
        )
        let wanted = try await scene.contents()
        func expect(_ sentence: String, _ arguments: String...) async throws {
            let (output, status) = try await scene.operate(["restore", backup] + arguments)
            #expect(status == 1 && output.contains(sentence), "\(sentence): \(output)")
            #expect(try await scene.bot.documents(of: "restore_journal").isEmpty)
            #expect(try await scene.contents() == wanted)
        }
        try await expect("it is encrypted, and no key was given")
        let other = try scene.key(text: Identity().text)
        defer { try? FileManager.default.removeItem(atPath: other) }  // a key of this test alone
        try await expect("no key in \(other) opens it", "--identity", other)
        try await expect("cannot be read, or holds anything but keys", "--identity", "/nowhere")
        for end in [0, 100, whole.count / 2, whole.count - 1] {
            try whole.prefix(end).write(to: URL(filePath: path))
            try await expect("it is damaged", "--identity", key)
        }
        var flipped = whole
        flipped[whole.count - 20] ^= 1
        try flipped.write(to: URL(filePath: path))
        try await expect("it is damaged", "--identity", key)
        try whole.write(to: URL(filePath: path))
        for (version, sentence) in [
            ("2", "install the newer version"), ("0", "restore it with the version that made it"),
        ] {
            let text = String(decoding: manifest, as: UTF8.self)
                .replacing("\"schemaVersion\" : 1", with: "\"schemaVersion\" : \(version)")
            try Data(text.utf8).write(to: URL(filePath: manifestPath))
            try await expect(sentence, "--identity", key)
        }
        try FileManager.default.removeItem(atPath: manifestPath)
        try await expect("there is no manifest", "--identity", key)
        // Somebody else's, with a manifest that fits: only the audit log knows.
        let changed = String(decoding: manifest, as: UTF8.self).replacing("\"program\" : \"", with: "\"program\" : \"x")
        try Data(changed.utf8).write(to: URL(filePath: manifestPath))
        try await expect("not the one that the audit log has noted", "--identity", key)
        try manifest.write(to: URL(filePath: manifestPath))
        let dry = try await scene.operate("restore", backup, "--identity", key, "--dry-run")
        #expect(dry.status == 0 && dry.output.contains("would replace all data"), "\(dry.output)")
        #expect(try await scene.contents() == wanted)
        let none = try await scene.operate("restore")
        #expect(none.status == 0 && none.output.contains("No restore has died"))
        // Beside everything else, to look at.
        let beside = scene.bot.database + "_look"
        let looked = try await scene.operate("restore", backup, "--identity", key, "--database", beside)
        #expect(looked.status == 0, "\(looked.output)")
        #expect(try await scene.contents(of: beside)["people"] == wanted["people"])
        let again = try await scene.operate("restore", backup, "--identity", key, "--database", beside)
        #expect(again.status == 1 && again.output.contains("drop it, or name another database"), "\(again.output)")
        #expect(!looked.output.contains("Nobody works") && !looked.output.contains("Everybody works"))
        let own = try await scene.operate("restore", backup, "--identity", key, "--database", scene.bot.database)
        #expect(own.status == 64 && own.output.contains("own database"))
    }

    @Test("that was killed is ended by a worker that runs, which opens the queue again")
    func orphaned() async throws {
        let scene = try await BackupTests.Scene()
        defer { scene.end() }
        let (backup, key) = try await scene.backUp()
        defer { try? FileManager.default.removeItem(atPath: key) }  // a key of this test alone
        let wanted = try await scene.contents()
        let restore = try scene.program("restore", backup, "--identity", key)
        try await scene.queueIsClosed()
        restore.kill(SIGKILL)
        #expect(try await restore.exitStatus() == -SIGKILL)
        try await scene.bot.world.say("/help", chat: Self.owner)
        _ = try await scene.bot.world.transcript(Self.owner, with: 1, within: 60)
        #expect(try await !scene.isBeingRestored())
        #expect(scene.worker.log.contains("a restore had died"))
        let now = try await scene.contents()
        #expect(now["people"] == wanted["people"] && now["families"] == wanted["families"])
    }
}

extension BackupTests.Scene {
    /// Runs an operator's command to its end.
    func operate(_ arguments: [String]) async throws -> (output: String, status: Int32) {
        let child = try program(arguments)
        let status = try await child.exitStatus()
        return (child.log, status)
    }

    func program(_ arguments: String...) throws -> ChildProcess { try program(arguments) }

    func program(_ arguments: [String], environment: [String: String]? = nil) throws -> ChildProcess {
        try ChildProcess(try Programs.path("familybot"), arguments, environment: environment ?? bot.environment)
    }

    /// - Returns: the name of a backup, and the path of a key that opens it.
    func backUp() async throws -> (file: String, key: String) {
        struct Told: Decodable { let file: String }
        let (output, status) = try await operate("backup", "now", "--json")
        guard status == 0 else { throw Missing("a backup: \(output)") }
        let file = try JSONDecoder().decode(Told.self, from: Data(output.utf8)).file
        return (file, try key(in: file))
    }

    func key(text: String) throws -> String {
        let path = "\(folder.path)/../\(UUID().uuidString).key"
        try Data((text + "\n").utf8).write(to: URL(filePath: path))
        return path
    }

    /// Returns as soon as nobody gets a job any more.
    func queueIsClosed() async throws {
        let redis = bot.redis.connect()
        defer { redis.close() }
        let end = ContinuousClock.now + .seconds(30)
        while try await redis.send(Command("GET", "{123456}closed")).text?.hasPrefix("closed|") != true {
            guard .now < end else { throw Missing("a closed queue") }
            await Task.yield()
        }
    }

    func isBeingRestored() async throws -> Bool {
        try await !bot.documents(of: "restore_journal").isEmpty
    }

    /// All documents of a database, by collection, but for those that no backup has.
    func contents(of database: String? = nil) async throws -> [String: [[UInt8]]] {
        let client = try bot.mongo.connect(database: database ?? bot.database, connections: 1)
        var contents: [String: [[UInt8]]] = [:]
        for info in try await client.database.collections()
        where !info.name.hasPrefix("outbox.") && info.name != "restore_journal" {
            contents[info.name] = try await client.collection(info.name).find(
                Document.self, where: [:], options: FindOptions(sort: ["_id": 1])
            ).all().map(\.bytes)
        }
        await client.close()
        return contents
    }
}

import Age
import Foundation
import HTTPClient
import Mongo
import Redis
import Support
import Testing
import Threading
import Vault

@Suite("Backups through real processes", .serialized, .timeLimit(.minutes(5)))
struct BackupTests {
    private static let owner: Int64 = 40

    /// An installation with one owner, a folder for its backups, and a worker.
    struct Scene {
        let bot: Installation
        let operators = Identity()
        let folder: BackupFolder
        /// The first of its workers.
        let worker: ChildProcess

        /// - Parameters:
        ///   - other: the folder of another installation, for one of its own.
        ///   - schedule: when the clock wants backups; at night unless it is told otherwise.
        init(
            workers: [String] = [], folder other: BackupFolder? = nil, at schedule: String = "30 3 * * *"
        ) async throws {
            folder = other ?? BackupFolder(NSTemporaryDirectory() + "familybot-backups-\(UUID().uuidString)")
            bot = try await Installation.start(
                workers: 0,
                environment: [
                    "FAMILYBOT_OWNER_IDS": "\(owner)", "FAMILYBOT_BACKUP_DIR": folder.path,
                    "FAMILYBOT_BACKUP_RECIPIENT": operators.recipient.description,
                    "FAMILYBOT_VISIBILITY_SECONDS": "4", "FAMILYBOT_BACKUP_AT": schedule,
                ])
            worker = try await bot.startWorker(workers)
        }

        /// Nobody hears of anything whom the bot has never met.
        func meetOwner() async throws {
            try await bot.world.say("/help", chat: owner)
            _ = try await bot.world.transcript(owner, with: 1)
        }

        func end() { try? FileManager.default.removeItem(atPath: folder.path) }  // what stays in /tmp harms nobody

        /// Runs an operator's command to its end.
        func operate(_ arguments: String...) async throws -> (output: String, status: Int32) {
            let child = try ChildProcess(try Programs.path("familybot"), arguments, environment: bot.environment)
            let status = try await child.exitStatus()
            return (child.log, status)
        }

        /// What MongoDB knows of the newest backup, as soon as there is one.
        func success(by end: Date) async throws -> Document {
            while .now < end {
                let state = try await bot.documents(of: "schema", where: ["_id": "backup"]).first
                if let success = state?["lastSuccess"]?.document { return success }
                try await Task.sleep(for: .milliseconds(50))
            }
            throw Missing("a backup: \(worker.log)")
        }

        func client() throws -> Mongo.Client { try bot.mongo.connect(database: bot.database, connections: 3) }

        func key(in file: String) throws -> String {
            let path = "\(folder.path)/../\(UUID().uuidString).key"
            try Data((operators.text + "\n").utf8).write(to: URL(filePath: path))
            return path
        }

        /// Databases on the server that drills have made.
        func scratches() async throws -> [String] {
            let client = try client()
            let reply = try await client.database("admin").run(["listDatabases": 1, "nameOnly": true])
            await client.close()
            return (reply["databases"]?.array ?? []).compactMap { $0.document?["name"]?.string }
                .filter { $0.hasPrefix(bot.database + "_") }
        }
    }

    @Test(
        "the nightly backup under writing is of one moment: age, zstd and a reader of the format find every document in it, and a restore brings each back"
    )
    func oneMoment() async throws {
        // The next minute that is not about to begin, of any hour.
        let due = Date(timeIntervalSince1970: ((Date.now.timeIntervalSince1970 + 25) / 60).rounded(.up) * 60)
        let minute = Int(due.timeIntervalSince1970) / 60 % 60
        let scene = try await Scene(workers: ["--pools", "backup"], at: "\(minute) * * * *")
        defer { scene.end() }
        _ = try await scene.bot.startScheduler()
        let client = try scene.client()
        let (left, right) = (client.collection("a_left"), client.collection("z_right"))
        for collection in [left, right] {
            try await collection.write((0..<500).map { .insert(["_id": .int($0), "familyID": "f", "sum": 100]) })
        }
        let over = Locked(false)
        let (success, moves) = try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                var moves = 0
                try await Task.sleep(for: .seconds(max(0, due.timeIntervalSinceNow - 2)))
                while !over.withLock({ $0 }) {
                    try await client.withTransaction { session in
                        try await left.within(session).updateOne(
                            where: ["_id": .int(moves % 500)], ["$inc": ["sum": -1]])
                        try await right.within(session).updateOne(
                            where: ["_id": .int(moves * 7 % 500)], ["$inc": ["sum": 1]])
                    }
                    moves += 1
                }
                return moves
            }
            defer { over.withLock { $0 = true } }
            let success = try await scene.success(by: due.addingTimeInterval(60))
            over.withLock { $0 = true }
            return (success, try await group.next() ?? 0)
        }
        let file = try #require(success["file"]?.string)
        #expect(success["isEncrypted"]?.bool == true && file.hasSuffix(".archive.zst.age"))
        let at = try #require(success["at"]?.date)
        #expect(at >= due && at < due.addingTimeInterval(60))
        let read = try await OtherReader.read(
            backup: scene.folder.path(of: file), by: scene.operators.text)
        func sum(_ name: String) throws -> Int {
            let documents = read.collections["\(scene.bot.database).\(name)"]?.documents ?? []
            return try documents.map { try Document(bytes: Self.bytes($0))["sum"]?.int ?? 0 }.reduce(0, +)
        }
        #expect(try sum("a_left") + sum("z_right") == 100_000)
        #expect(moves > 10, "nothing was written meanwhile: the test shows nothing")
        // What nobody has written since is there to the last byte.
        for name in ["people", "families"] {
            let stored = try await client.collection(name).find(
                Document.self, where: [:], options: FindOptions(sort: ["_id": 1])
            ).all()
            #expect(read.collections["\(scene.bot.database).\(name)"]?.documents.map(Self.bytes) == stored.map(\.bytes))
            #expect(!stored.isEmpty)
        }
        #expect(read.collections.keys.allSatisfy { !$0.contains("outbox") })
        await client.close()
        #expect(try await scene.scratches() == [])
        // The operator's commands agree, and the audit log tells of it.
        let listed = try await scene.operate("backup", "ls")
        #expect(listed.output.contains("\(file), ") && listed.output.contains("verified, encrypted"))
        let key = try scene.key(in: file)
        defer { try? FileManager.default.removeItem(atPath: key) }  // a key of this test alone
        let verified = try await scene.operate("backup", "verify", file, "--identity", key)
        #expect(verified.status == 0 && verified.output.contains("is whole"), "\(verified.output)")
        #expect(verified.output.contains("the one that the audit log has noted"), "\(verified.output)")
        let beside = scene.bot.database + "_restored"
        let restored = try await scene.operate("restore", file, "--identity", key, "--database", beside)
        #expect(restored.status == 0, "\(restored.output)")
        let there = try await scene.contents(of: beside)
        #expect(there.count == read.collections.count)
        for (name, documents) in there {
            let wanted = read.collections["\(scene.bot.database).\(name)"]?.documents.map(Self.bytes)
            #expect(Set(documents) == Set(wanted ?? []) && documents.count == wanted?.count, "\(name)")
        }
        let locked = try await scene.operate("backup", "verify", file)
        #expect(locked.status == 1 && locked.output.contains("no key was given"), "\(locked.output)")
        #expect(locked.output.contains(scene.operators.recipient.description), "\(locked.output)")
        try await Self.seeForgery(of: file, by: key, scene)
        let audited = try await scene.bot.documents(of: "audit", where: ["what": "backup-made"])
        let manifest = try Verification(of: scene.folder.path(of: file)).manifest
        #expect(audited.count == 1)
        #expect(audited.first?["after"]?.document?["manifest"]?.string == (try manifest.digest))
        #expect(audited.first?["after"]?.document?["name"]?.string == file)
        let metrics = try await scene.bot.get("http://\(scene.bot.metricsAddresses[1])/metrics")
        let text = String(decoding: metrics.body, as: UTF8.self)
        #expect(text.contains("familybot_backups_total{outcome=\"made\"} 1"))
        #expect(text.contains("familybot_backup_last_success_timestamp_seconds "))
        // A restarted worker still knows when the last one was.
        try await scene.bot.startWorker(["--pools", "backup"])
        let again = try await scene.bot.get("http://\(scene.bot.metricsAddresses[3])/metrics")
        #expect(String(decoding: again.body, as: UTF8.self).contains("backup_last_success_timestamp_seconds "))
    }

    /// Somebody writes another manifest that fits the file as well, and afterwards takes it away.
    private static func seeForgery(of file: String, by key: String, _ scene: Scene) async throws {
        struct Troubled: Decodable { let sound: Bool; let trouble, mend: String }
        func verify() async throws -> Troubled {
            let result = try await scene.operate("backup", "verify", file, "--identity", key, "--json")
            #expect(result.status == 1)
            return try JSONDecoder().decode(Troubled.self, from: Data(result.output.utf8))
        }
        let path = scene.folder.path(of: file.replacing(".archive.zst.age", with: ".json"))
        let written = try Data(contentsOf: URL(filePath: path))
        var manifest = try Manifest(decoding: written)
        manifest.auditHeads = []
        try manifest.encoded.write(to: URL(filePath: path))
        let forged = try await verify()
        #expect(!forged.sound && forged.trouble.contains("audit log") && !forged.mend.isEmpty, "\(forged)")
        try FileManager.default.removeItem(atPath: path)
        #expect(try await verify().trouble.contains("no manifest"))
        try written.write(to: URL(filePath: path))
    }

    @Test(
        "a second installation makes none in the folder of the first until somebody says so, and then the first makes none"
    )
    func twoInstallations() async throws {
        let first = try await Scene(workers: ["--pools", "backup"])
        defer { first.end() }
        let (backup, key) = try await first.backUp()
        defer { try? FileManager.default.removeItem(atPath: key) }  // a key of this test alone
        let second = try await Scene(workers: ["--pools", "backup"], folder: first.folder)
        let refused = try await second.operate("backup", "now", "--json")
        #expect(refused.status == 1 && refused.output.contains("{\"trouble\":") && refused.output.contains("adopt"))
        let doctor = try await second.operate("doctor")
        #expect(doctor.output.contains("bears the mark of another installation"), "\(doctor.output)")
        // Nor does it get the folder by restoring what lies in it.
        let wanted = try await second.contents()
        let restored = try await second.operate("restore", backup, "--identity", key)
        #expect(restored.status == 1 && restored.output.contains("another mark"), "\(restored.output)")
        #expect(try await second.contents() == wanted)
        let adopted = try await second.operate("backup", "adopt")
        #expect(adopted.status == 0 && adopted.output.contains("It holds 1."), "\(adopted.output)")
        #expect(try await second.operate("backup", "now").status == 0)
        let driven = try await first.operate("backup", "now")
        #expect(driven.status == 1 && driven.output.contains("another mark"), "\(driven.output)")
        #expect(try first.folder.backups().count == 2)
        // Who looks at the files needs no token and no server.
        let bare = ["FAMILYBOT_BACKUP_DIR": first.folder.path, "MONGODB_DATABASE": first.bot.database]
        for verb in ["ls", "prune"] {
            let child = try ChildProcess(try Programs.path("familybot"), ["backup", verb], environment: bare)
            #expect(try await child.exitStatus() == 0, "\(child.log)")
        }
    }

    @Test("a worker that is killed in the midst of one leaves nothing behind when the next has made it")
    func killed() async throws {
        let scene = try await Scene(workers: ["--pools", "backup"])
        defer { scene.end() }
        let client = try scene.client()
        let filler = String(repeating: "наполнитель ", count: 100)
        for batch in 0..<10 {
            try await client.collection("a_large").write(
                (0..<1000).map { .insert(["_id": .int(batch * 1000 + $0), "familyID": "f", "text": .string(filler)]) })
        }
        await client.close()
        async let now = scene.operate("backup", "now")
        // Killed while it restores: a file that is not finished, and a scratch database.
        while try await scene.scratches().isEmpty { await Task.yield() }
        scene.worker.kill(SIGKILL)
        #expect(try await scene.worker.exitStatus() == -SIGKILL)
        let parts = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
            .filter { $0.hasSuffix(".part") }
        #expect(parts.count == 1)
        let left = try await scene.scratches()
        let second = try await scene.bot.startWorker(["--pools", "backup"])
        let (output, status) = try await now
        #expect(status == 0, "\(output)\n\(second.log)")
        let names = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
        #expect(names.filter { $0.hasSuffix(".part") } == [])
        #expect(names.filter { $0.hasSuffix(".age") }.count == 1)
        #expect(try await scene.scratches() == [])
        #expect(second.log.contains(parts[0]) && left.allSatisfy(second.log.contains))
    }

    @Test(
        "a folder whose disk is not mounted is told to the owner, and gets no backup; nor does a broken hook stay unsaid"
    )
    func unmounted() async throws {
        let scene = try await Scene()
        defer { scene.end() }
        try await scene.meetOwner()
        #expect(try await scene.operate("backup", "now").status == 0)
        let aside = scene.folder.path + ".aside"
        try FileManager.default.moveItem(atPath: scene.folder.path, toPath: aside)
        try FileManager.default.createDirectory(atPath: scene.folder.path, withIntermediateDirectories: true)
        let (output, status) = try await scene.operate("backup", "now")
        #expect(status == 1 && output.contains("not the one of this installation"), "\(output)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder.path) == [])
        _ = try await scene.bot.world.transcript(Self.owner, saying: "папк", within: 30)
        // Mounted again, with something that is to follow each backup.
        try FileManager.default.removeItem(atPath: scene.folder.path)
        try FileManager.default.moveItem(atPath: aside, toPath: scene.folder.path)
        let hook = scene.folder.path(of: "after-backup")
        try Data("#!/bin/sh\necho \"$1\" > \"$(dirname \"$0\")/followed\"\nexit 3\n".utf8).write(
            to: URL(filePath: hook))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: hook)
        #expect(try await scene.operate("backup", "now").status == 0)
        _ = try await scene.bot.world.transcript(Self.owner, saying: "after-backup", within: 30)
        let followed = try String(contentsOfFile: scene.folder.path(of: "followed"), encoding: .utf8)
        let newest = try #require(try scene.folder.backups().first)
        #expect(followed == scene.folder.path(of: newest.file) + "\n")
    }

    @Test("an admin asks for a backup in the chat, and is told when it is proved")
    func asked() async throws {
        let scene = try await Scene()
        defer { scene.end() }
        try await scene.bot.world.say("/backup", chat: Self.owner)
        let said = try await scene.bot.world.transcript(Self.owner, saying: "восстановлением", within: 40).said
        #expect(said.first?.contains("Делаю") == true, "\(said)")
        #expect(try scene.folder.backups().filter(\.isVerified).count == 1)
    }

    @Test("no backup for longer than the schedule leaves is told to the owner once, however many schedulers look")
    func overdue() async throws {
        let scene = try await Scene()
        defer { scene.end() }
        let client = try scene.client()
        try await client.collection("schema").updateOne(
            where: ["_id": "backup", "familyID": "installation"],
            ["$set": ["expectedSince": .date(Date(timeIntervalSinceNow: -27 * 3600))]], upsert: true)
        await client.close()
        try await scene.meetOwner()
        try await scene.bot.startScheduler()
        _ = try await scene.bot.world.transcript(Self.owner, saying: "дольше, чем положено", within: 40)
        // Another one finds the same. What it would say comes before the answer to what is asked then.
        let another = try await scene.bot.startScheduler()
        #expect(try await another.wrote("there is no new backup"))
        try await scene.bot.world.say("/help", chat: Self.owner)
        let said = try await scene.bot.world.transcript(Self.owner, with: 3, within: 40).said
        #expect(said.filter { $0.contains("дольше, чем положено") }.count == 1, "\(said)")
    }

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = Array(hexadecimal.utf8)
        return stride(from: 0, to: digits.count, by: 2).map { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
        }
    }
}

import Foundation
import Glibc
import Mongo
import Proxy
import Redis
import Support
import Testing
import Threading

@Suite("A restore is killed before and after its messages", .serialized, .timeLimit(.minutes(30)))
struct RestoreKillTests {
    /// Installations side by side.
    private static let chains = 3

    @Test("everything is as it was or as the backup has it, and what was begun last is what counts")
    func killed() async throws {
        let first = try await Chain()
        _ = try await first.messages()  // the first also makes the roll of people
        let reference = try await first.messages()
        print("The messages of a restore:\n\(reference.map(\.description).joined(separator: "\n"))")
        let cuts = Self.cuts(reference)
        let findings = try await withThrowingTaskGroup(of: [Finding].self) { group in
            for number in 0..<Self.chains {
                let share = stride(from: number, to: cuts.count, by: Self.chains).map { cuts[$0] }
                group.addTask {
                    let chain = number == 0 ? first : try await Chain()
                    defer { chain.end() }
                    return try await share.asyncMap { try await chain.kill(at: $0) }
                }
            }
            return try await group.reduce([]) { $0 + $1 }.sorted { $0.cut < $1.cut }
        }
        #expect(findings.map(\.cut) == cuts)
        let turn = findings.firstIndex { $0.isRestored } ?? findings.count
        #expect(!findings[turn...].contains { !$0.isRestored }, "once it is carried through, it always is")
        let swap = try #require(reference.firstIndex { $0.label.contains("renameCollection") })
        #expect(turn > 0 && turn < findings.count)
        #expect(findings.contains { $0.cut == .after(reference[swap].number) && $0.isRestored })
        print("Killed \(cuts.count) times; as it was \(turn) times, restored \(findings.count - turn) times")
    }

    @Test("whoever ends one is killed too, again and again, and it is undone or carried through all the same")
    func enderKilled() async throws {
        let chain = try await Chain()
        defer { chain.end() }
        _ = try await chain.messages()
        let reference = try await chain.messages()
        let step = Self.isThorough ? 1 : 6
        let loaded = try #require(reference.last { $0.label.hasPrefix("insert restoring_") })
        let moved = try #require(reference.filter { $0.label.contains("renameCollection") }.dropFirst(3).first)
        for (cut, isRestored) in [(Cut.after(loaded.number), false), (.after(moved.number), true)] {
            let old = try await chain.contents()
            try await chain.die(at: cut, of: chain.restoring)
            var deaths = 0
            while try await chain.endIt(dyingAt: .after(1 + deaths * step)) == false { deaths += 1 }
            try await chain.expect(isRestored: isRestored, old: old, "\(cut), and \(deaths) deaths of those who end it")
            #expect(deaths > 3)
            print("Ended after \(deaths) deaths of those who end a restore that died \(cut)")
        }
    }

    private static var isThorough: Bool { ProcessInfo.processInfo.environment["KILLS"] == "all" }

    /// Once each message was passed on. Of those that back up, load, compare and look, each kind; all of them where `KILLS` is
    /// `all`.
    private static func cuts(_ reference: [Passage]) -> [Cut] {
        var kinds: Set<String> = []
        let renames = reference.filter { $0.label.hasPrefix("renameCollection") }.map(\.number)
        return [.before(1)]
            + reference.filter { $0.message.direction == .request }.filter { passage in
                // With where it goes, and what has gone before: an `insert restoring_` fills no scratch database.
                let kind = passage.label.prefixMatch(of: /FCALL .*|[^ ]*( (restoring|replaced)_)?/)?.0 ?? ""
                let phase = renames.count { $0 < passage.number } / max(1, renames.count)
                return kinds.insert("\(phase) \(kind)").inserted || isThorough || renames.contains(passage.number)
            }.map { .after($0.number) }
    }
}

/// What was found after a death.
private struct Finding: Sendable {
    let cut: Cut
    let isRestored: Bool
}

/// An installation in which one restore after another is killed.
private struct Chain {
    private let scene: BackupTests.Scene
    private let file: String
    private let key: String
    private let backedUp: [String: [[UInt8]]]
    private let client: Client
    private let redis: Connection

    init() async throws {
        scene = try await BackupTests.Scene()
        client = try scene.client()
        redis = scene.bot.redis.connect()
        // One that dies within a transaction leaves its locks for as long as the server lets transactions live.
        _ = try await client.database("admin").run(["setParameter": 1, "transactionLifetimeLimitSeconds": 3])
        try await Self.fill(client, "backed-up")
        (file, key) = try await scene.backUp()
        scene.worker.kill(SIGTERM)
        _ = try await scene.worker.exitStatus()
        backedUp = try await scene.contents()
        try await Self.fill(client, "old")
    }

    func end() {
        scene.end()
        redis.close()
        try? FileManager.default.removeItem(atPath: key)  // a key of this test alone
    }

    /// The messages of one that nobody disturbs.
    func messages() async throws -> [Passage] {
        let checkpoint = Checkpoint(label: Self.label)
        checkpoint.begin()
        let restore = try start(restoring, checkpoint)
        guard try await restore.process.exitStatus() == 0 else { throw Missing("a restore: \(restore.process.log)") }
        try await Self.fill(client, "old")
        return checkpoint.passages
    }

    func kill(at cut: Cut) async throws -> Finding {
        let old = try await scene.contents()
        try await die(at: cut, of: restoring)
        try await silence()
        let settled = try await scene.operate("restore", "--json")
        #expect(settled.status == 0, "\(cut): \(settled.output)")
        let isRestored = try await scene.contents()["films"] == backedUp["films"]
        try await expect(isRestored: isRestored, old: old, "\(cut)")
        return Finding(cut: cut, isRestored: isRestored)
    }

    func contents() async throws -> [String: [[UInt8]]] { try await scene.contents() }

    /// Runs a command that dies at a message.
    func die(at cut: Cut, of arguments: [String]) async throws {
        let (process, checkpoint) = try await run(arguments, dyingAt: cut)
        let status = try await process.exitStatus()
        #expect(status == -SIGKILL && checkpoint.isCut && checkpoint.faults.isEmpty, "\(cut): \(process.log)")
    }

    /// Ends the restore that has died.
    ///
    /// - Returns: whether that ended before the message at which it was to die.
    func endIt(dyingAt cut: Cut) async throws -> Bool {
        try await silence()
        let (process, checkpoint) = try await run(["restore", "--json"], dyingAt: cut)
        let status = try await process.exitStatus()
        #expect(status == (checkpoint.isCut ? -SIGKILL : 0) && checkpoint.faults.isEmpty, "\(cut): \(process.log)")
        return !checkpoint.isCut
    }

    private func run(
        _ arguments: [String], dyingAt cut: Cut
    ) async throws -> (process: ChildProcess, checkpoint: Checkpoint) {
        let pid = Locked<pid_t?>(nil)
        let checkpoint = Checkpoint(label: Self.label)
        checkpoint.begin(cutting: cut) {
            while true {
                if let pid = pid.withLock({ $0 }) {
                    _ = Glibc.kill(pid, SIGKILL)
                    return
                }
            }
        }
        let command = try start(arguments, checkpoint)
        pid.withLock { $0 = command.process.pid }
        _ = try await command.process.exitStatus()  // its proxies live until then
        return (command.process, checkpoint)
    }

    /// Has the heart that no longer beats stand still for long enough.
    private func silence() async throws {
        try await client.collection("restore_journal").updateOne(
            where: [:], ["$set": ["beat": .date(Date(timeIntervalSinceNow: -60))]])
    }

    /// Looks at everything after a death, and makes the data the old again.
    func expect(isRestored: Bool, old: [String: [[UInt8]]], _ death: String) async throws {
        #expect(try await redis.send(Command("GET", "{123456}closed")) == .null)
        let found = try await scene.contents()
        // Neither can be taken for the other.
        for name in Self.filled { #expect(old[name] != backedUp[name]) }
        let wanted = isRestored ? backedUp : old
        #expect(Set(found.keys) == Set(old.keys), "\(death)")
        // That what was there was backed up is noted, also when nothing comes of the restore.
        for (name, documents) in wanted where !["schema", "audit"].contains(name) {
            #expect(found[name] == documents, "\(name) after a death \(death)")
        }
        #expect(try Self.standing(found["schema"]) == Self.standing(wanted["schema"]), "schema after a death \(death)")
        let isLogWhole = isRestored || Set(found["audit"] ?? []).isSuperset(of: old["audit"] ?? [])
        #expect(isLogWhole, "the audit log after a death \(death)")
        if isRestored {
            let entries = try await scene.bot.documents(of: "audit", where: ["what": "backup-restored"])
            #expect(entries.count == 1, "told once, after a death \(death)")
            try await Self.fill(client, "old")
        }
    }

    /// What is neither about backups nor the ends of the audit logs.
    private static func standing(_ schema: [[UInt8]]?) throws -> [Document] {
        try (schema ?? []).map { try Document(bytes: $0) }.filter { document in
            let id = document["_id"]?.string ?? ""
            return id != "backup" && !id.hasPrefix("audit")
        }
    }

    var restoring: [String] { ["restore", file, "--identity", key] }

    private func start(
        _ arguments: [String], _ checkpoint: Checkpoint
    ) throws -> (process: ChildProcess, proxies: Proxies) {
        let proxies = try Proxies(before: scene.bot.environment, through: checkpoint)
        let process = try scene.program(arguments, environment: proxies.environment)
        return (process, proxies)
    }

    /// The heart beats by the clock, and sees each time that the queue is still closed.
    private static let label: Checkpoint.Label = { message in
        if message.name == "update restore_journal" { return nil }
        if message.name == "FCALL fb1_close", message.words.contains("closed") { return nil }
        // Each restore has a name of its own.
        return message.name.replacing(/restoring_[^_]*_/, with: "restoring_")
    }

    /// Those that are moved first and last, and some between.
    private static let filled = ["audit_first", "films", "foods", "zebra_last"]

    private static func fill(_ client: Client, _ name: String) async throws {
        for collection in filled {
            try await client.collection(collection).deleteMany(where: [:])
            for number in 0..<3 { try await client.collection(collection).insertOne(document("\(name)-\(number)")) }
        }
    }

    private static func document(_ id: String) -> Document {
        [
            "_id": .string(id), "familyID": "f", "titleKey": .string(id), "nameKey": .string(id), "year": 2000,
            "title": .string(id),
        ]
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async throws -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}

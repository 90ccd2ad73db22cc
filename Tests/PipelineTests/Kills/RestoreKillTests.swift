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

    /// Once each message was passed on. Of those that load, compare and look, each kind; all of them where `KILLS` is `all`.
    private static func cuts(_ reference: [Passage]) -> [Cut] {
        let isThorough = ProcessInfo.processInfo.environment["KILLS"] == "all"
        var kinds: Set<Substring> = []
        return [.before(1)]
            + reference.filter { $0.message.direction == .request }.filter { passage in
                let kind = passage.label.prefix { $0 != " " }
                return kinds.insert(kind).inserted || isThorough || kind == "renameCollection"
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
        let restore = try start(checkpoint)
        guard try await restore.process.exitStatus() == 0 else { throw Missing("a restore: \(restore.process.log)") }
        try await Self.fill(client, "old")
        return checkpoint.passages
    }

    func kill(at cut: Cut) async throws -> Finding {
        let old = try await scene.contents()
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
        let restore = try start(checkpoint)
        pid.withLock { $0 = restore.process.pid }
        let status = try await restore.process.exitStatus()
        #expect(status == -SIGKILL && checkpoint.isCut && checkpoint.faults.isEmpty, "\(cut): \(restore.process.log)")
        try await client.collection("restore_journal").updateOne(
            where: [:], ["$set": ["beat": .date(Date(timeIntervalSinceNow: -60))]])
        let settled = try await scene.operate("restore", "--json")
        #expect(settled.status == 0, "\(cut): \(settled.output)")
        #expect(try await redis.send(Command("GET", "{123456}closed")) == .null)
        let found = try await scene.contents()
        let isRestored = found["films"] == backedUp["films"]
        // Neither can be taken for the other.
        for name in Self.filled { #expect(old[name] != backedUp[name]) }
        let wanted = isRestored ? backedUp : old
        #expect(Set(found.keys) == Set(old.keys), "\(cut)")
        for (name, documents) in wanted where isRestored ? !["schema", "audit"].contains(name) : true {
            #expect(found[name] == documents, "\(name) after a death \(cut)")
        }
        if isRestored {
            let entries = try await scene.bot.documents(of: "audit", where: ["what": "backup-restored"])
            #expect(entries.count == 1, "told once, after a death \(cut)")
            try await Self.fill(client, "old")
        }
        return Finding(cut: cut, isRestored: isRestored)
    }

    private func start(_ checkpoint: Checkpoint) throws -> (process: ChildProcess, proxies: Proxies) {
        let proxies = try Proxies(before: scene.bot.environment, through: checkpoint)
        let process = try scene.program(
            ["restore", file, "--identity", key, "--without-backup"], environment: proxies.environment)
        return (process, proxies)
    }

    /// The heart beats by the clock.
    private static let label: Checkpoint.Label = { message in
        if message.name == "update restore_journal" { return nil }
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

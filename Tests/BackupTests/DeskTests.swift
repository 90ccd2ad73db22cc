import Domain
import FamilyStore
import Foundation
import Jobs
import Logging
import Mongo
import Phrases
import Redis
import Support
import Testing
import Vault

@testable import Backup
@testable import WorkerRuntime

@Suite("The pool backup", .timeLimit(.minutes(2)))
struct DeskTests {
    /// An installation with one owner and a folder, whose jobs the test takes by hand.
    final class Bench: Sendable {
        let folder = BackupFolder(NSTemporaryDirectory() + "familybot-desk-\(UUID().uuidString)")
        let lanes: LaneFunctions
        let store: Store
        let pool: Pool
        private let client: Client

        init() async throws {
            client = try await SharedMongo.connect(connections: 4)
            store = Store(client: client, database: client.databaseName)
            try await store.prepare()
            try await store.installOwners([UserID(40)], settings: FamilySettings(language: .russian, zone: .utc))
            lanes = LaneFunctions(connection: try await SharedRedis.server().connect(), bot: SharedRedis.bots.next())
            let making = BackupMaking(
                client: client, database: client.databaseName, folder: folder, recipient: nil, rotation: .usual,
                schemaVersion: 1, program: "test 1", leavesOut: Store.leavesOutOfBackups)
            pool = Keeping.pool(
                making: making, folder: folder, isEncrypted: false, store: store, isStoreReady: { true }, lanes: lanes,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        }

        deinit { try? FileManager.default.removeItem(atPath: folder.path) }  // a folder that stays in /tmp harms nobody

        /// - Parameter slot: of the schedule; nil for one that somebody has asked for.
        func enqueue(slot: String? = nil) async throws {
            let name = slot ?? "now"
            let item = Item(
                pool: .backup, kind: .backup, key: JobKey(rawValue: "backup@\(name)"), arrival: 0, address: nil,
                payload: slot == nil ? [] : Array("{}".utf8))
            #expect(try await lanes.enqueueOnce(item, on: .system(.backup), for: "backup", slot: name))
        }

        /// One job from its lane to its end.
        func handle() async throws -> (key: JobKey, outcome: JobOutcome) {
            let (job, lease) = try await take()
            let outcome = try await pool.handle(job)
            if case .done = outcome {
                #expect(try await lanes.done(lease, outputs: []) == .settled)
            } else {
                #expect(try await lanes.giveBack(lease, attempts: 0, crashes: 0) == .settled)
            }
            return (job.key, outcome)
        }

        func take() async throws -> (job: Job, lease: Lease) {
            guard case .deliveries(let deliveries) = try await lanes.take(1, from: .backup, as: "w"),
                let delivery = deliveries.first
            else { throw Missing("a job to take") }
            let item = try Item(decoding: delivery.item)
            let job = Job(
                key: item.key, kind: item.kind, lane: delivery.lease.lane, address: item.address,
                payload: item.payload, arrival: item.arrival, attempts: delivery.attempts, crashes: delivery.crashes,
                steps: StepBook(lanes: lanes, lease: delivery.lease, memo: delivery.memo))
            return (job, delivery.lease)
        }

        func follow(with script: String) throws {
            let path = folder.path(of: "after-backup")
            try Data("#!/bin/sh\ncd \(folder.path)\n\(script)\n".utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        }

        func seen() -> [String] {
            let text = try? String(contentsOfFile: folder.path(of: "seen"), encoding: .utf8)
            return (text ?? "").split(separator: "\n").map(String.init)
        }
    }

    private func phrases(_ drafts: [Draft]?) throws -> [Phrase] {
        try (drafts ?? []).map { try JSONDecoder().decode(Phrase.self, from: Data($0.payload)) }
    }

    @Test(
        "tells owners and admins of a job that is given up, and notes why",
        arguments: [(Reason.deadline, "2 hours"), (.crash, "without a word"), ("backup_disturbed", "backup_disturbed")])
    func givenUp(_ reason: Reason, _ noted: String) async throws {
        let bench = try await Bench()
        try await bench.enqueue()
        let job = try await bench.take().job
        let drafts = try await bench.pool.givenUp?(job, reason)
        #expect(try phrases(drafts) == [.backupTroubled(.failed)])
        #expect(drafts?.first?.address.chat == ChatID(40))
        #expect(try await bench.store.backups.state().failure?.reason.contains(noted) == true)
    }

    @Test("makes no second backup when the program ended while it was followed: what is to follow is run again")
    func again() async throws {
        let bench = try await Bench()
        try await bench.enqueue()
        try bench.folder.mark(try await bench.store.backups.propose(marker: BackupFolder.newMarker()))
        try bench.follow(with: "echo \"$1\" >> seen\n[ $(wc -l < seen) -gt 1 ] || sleep 600")
        let (first, lease) = try await bench.take()
        let run = Task { try await bench.pool.handle(first) }
        let end = ContinuousClock.now + .seconds(60)
        while bench.seen().isEmpty {
            try #require(ContinuousClock.now < end, "nothing followed")
            try await Task.sleep(for: .milliseconds(20))
        }
        run.cancel()
        await #expect(throws: CancellationError.self) { _ = try await run.value }
        // Running out of its time then would be told as what it is.
        #expect(try phrases(try await bench.pool.givenUp?(first, .deadline)) == [.backupTroubled(.followingFailed)])
        #expect(try await bench.lanes.giveBack(lease, attempts: 0, crashes: 0) == .settled)
        let outcome = try await bench.pool.handle(try await bench.take().job)
        guard case .done(let drafts) = outcome else { throw Missing("the end of the job, which is \(outcome)") }
        #expect(drafts.isEmpty)
        let backups = try bench.folder.backups()
        #expect(backups.count == 1 && backups.allSatisfy(\.isVerified))
        #expect(bench.seen() == Array(repeating: bench.folder.path(of: backups.first?.file ?? ""), count: 2))
    }

    @Test("makes one for all that the clock has wanted while nobody was there, and each that was asked for")
    func overtaken() async throws {
        let bench = try await Bench()
        for slot in ["1", "2"] { try await bench.enqueue(slot: slot) }
        try await bench.enqueue()
        for slot in ["3", "4"] { try await bench.enqueue(slot: slot) }
        var made: [String] = []
        for _ in 0..<5 {
            let before = try await bench.store.backups.state().success
            let (key, outcome) = try await bench.handle()
            guard case .done = outcome else { throw Missing("an end of \(key), which is \(outcome)") }
            if try await bench.store.backups.state().success != before { made.append(key.rawValue) }
        }
        #expect(made == ["backup@now", "backup@4"])
    }

    @Test("is left to other workers for a while where the folder is not there, and then troubles people")
    func elsewhere() async throws {
        let bench = try await Bench()
        try await bench.store.backups.move(to: "on another host")
        try await bench.enqueue()
        guard case .later(let pause, let reason) = try await bench.handle().outcome else { throw Missing("a pause") }
        #expect(pause == .seconds(1) && reason == "folder_elsewhere")
        #expect(try await bench.store.backups.state().failure == nil)
        // A worker that has it.
        try bench.folder.mark("on another host")
        guard case .done(let drafts) = try await bench.handle().outcome else { throw Missing("an end") }
        #expect(drafts.isEmpty)
        #expect(try bench.folder.backups().count == 1)
        // Nobody has it, and the while is over.
        try FileManager.default.removeItem(atPath: bench.folder.path)
        try await bench.enqueue(slot: "1")
        let (job, lease) = try await bench.take()
        let long = try #require(try await bench.lanes.now()) - 300_000
        _ = try await bench.lanes.remember(Array("{\"it\":\(long)}".utf8), of: "no-folder", lease)
        guard case .done(let troubled) = try await bench.pool.handle(job) else { throw Missing("an end") }
        #expect(try phrases(troubled) == [.backupTroubled(.folderAway)])
    }

    @Test("refuses a folder that another installation has marked, and takes it when it is told to")
    func another() async throws {
        let bench = try await Bench()
        try bench.folder.mark("another installation")
        try await bench.enqueue()
        let (job, _) = try await bench.take()
        guard case .done(let drafts) = try await bench.pool.handle(job) else { throw Missing("an end of the job") }
        #expect(try phrases(drafts) == [.backupTroubled(.otherFolder)])
        #expect(try bench.folder.backups().isEmpty && bench.folder.marker == "another installation")
        #expect(try await bench.store.backups.state().marker == nil)
        try await bench.store.backups.move(to: "ours")
        try bench.folder.remark("ours")
        guard case .done(let made) = try await bench.pool.handle(job) else { throw Missing("an end of the job") }
        #expect(made.isEmpty)
        #expect(try bench.folder.backups().count == 1)
    }
}

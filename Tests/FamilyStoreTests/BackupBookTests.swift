import FamilyStore
import Foundation
import Testing

@Suite("What is known of the backups")
struct BackupBookTests {
    private static let success = BackupState.Success(
        at: Date(timeIntervalSince1970: 1_795_663_800), file: "familybot-20261126T033000Z.archive.zst.age", bytes: 7,
        documents: 3, isEncrypted: true)

    @Test("is nothing at first, and of two folders the first is the one")
    func marker() async throws {
        let book = try await Home(in: try await Home.empty()).store.backups
        #expect(try await book.state().marker == nil)
        #expect(try await book.state().success == nil)
        #expect(try await book.adopt(marker: "first") == "first")
        #expect(try await book.adopt(marker: "second") == "first")
        let others = try await Home(in: try await Home.empty()).store.backups
        let adopted = try await withThrowingTaskGroup(of: String.self) { group in
            for marker in ["a", "b", "c"] { group.addTask { try await others.adopt(marker: marker) } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(adopted.count == 1)
        try await book.move(to: "third")
        #expect(try await book.state().marker == "third")
        #expect(try await book.adopt(marker: "fourth") == "third")
    }

    @Test("is the mark that a first folder is to get: the same for all who ask, and again after a run that died")
    func proposed() async throws {
        let book = try await Home(in: try await Home.empty()).store.backups
        let proposed = try await withThrowingTaskGroup(of: String.self) { group in
            for marker in ["a", "b", "c"] { group.addTask { try await book.propose(marker: marker) } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(proposed.count == 1)
        #expect(try await book.propose(marker: "later") == proposed.first)
        #expect(try await book.state().marker == nil)
    }

    @Test("is from when on they are expected: the earliest time, however many programs note one")
    func expected() async throws {
        let book = try await Home(in: try await Home.empty()).store.backups
        let time = Date(timeIntervalSince1970: 1_795_663_800)
        // In whatever order, and all at once.
        let offsets = [300, 100, 0, 200, 400].map(Double.init)
        try await book.expect(from: time + 500)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for offset in offsets { group.addTask { try await book.expect(from: time + offset) } }
            try await group.waitForAll()
        }
        try await book.expect(from: time + 600)
        #expect(try await book.state().expectedSince == time)
    }

    @Test("is what became of a job, for whoever waits for it")
    func outcome() async throws {
        let book = try await Home(in: try await Home.empty()).store.backups
        _ = try await book.adopt(marker: "m")
        try await book.note(Self.success, by: "job-1")
        try await book.note(BackupState.Failure(at: .now, reason: "the disk is full"), by: "job-2")
        let state = try await book.state()
        #expect(state.success == Self.success && state.marker == "m")
        #expect(state.outcome(of: "job-1") == .success(Self.success))
        #expect(state.outcome(of: "job-2") == .failure(FailedBackup(reason: "the disk is full")))
        #expect(state.outcome(of: "job-3") == nil)
    }
}

import Domain
import FamilyStore
import Foundation
import Jobs
import Testing

@Suite("A stranger", .timeLimit(.minutes(1)))
struct DoorTests {
    private static let stranger = Address(
        chat: ChatID(77), thread: nil, user: UserID(77), message: MessageID(7), language: .russian)
    /// What is no code, and codes that nobody made.
    private static let wrong = ["/start let-me-in", "/start \(InviteCode())"]

    @Test("who guesses at codes is answered three times a day, the same in a job's second run")
    func guesses() async throws {
        try await Bench.run { bench async throws in
            try await bench.put(.text(Self.wrong[0]), address: Self.stranger)
            let first = try await bench.take()
            #expect(try await first.outcome() == ["phrase inviteRefused"])
            try await first.giveBack()
            var said: [[String]] = []
            for text in [nil, Self.wrong[1], Self.wrong[0], Self.wrong[1], Self.wrong[0]] {
                if let text { try await bench.put(.text(text), address: Self.stranger) }
                let run = try await bench.take()
                said.append(try await run.outcome())
                try await run.settle()
            }
            #expect(said == Array(repeating: ["phrase inviteRefused"], count: 3) + [[], []])
        }
    }

    @Test("comes in by a right code, however many wrong ones went before, and is answered about every wrong one after")
    func rightCode() async throws {
        try await Bench.run { bench async throws in
            let settings = FamilySettings(language: .russian, zone: .utc)
            let code = try await bench.store.makeOwnerLink(settings: settings, at: Date())
            for text in Self.wrong + Self.wrong { _ = try await answer(text, bench) }
            #expect(try await answer(Self.wrong[1], bench).isEmpty)
            #expect(try await answer("/start \(code)", bench) == ["phrase admitted"])
            #expect(try await answer(Self.wrong[1], bench) == ["phrase inviteRefused"])
        }
    }

    @Test("who only talks is answered once a day, whatever he was told about codes")
    func talk() async throws {
        try await Bench.run { bench async throws in
            _ = try await answer(Self.wrong[0], bench)
            #expect(try await answer("Привет", bench) == ["phrase stranger"])
            #expect(try await answer("Ну привет же", bench).isEmpty)
        }
    }

    private func answer(_ text: String, _ bench: Bench) async throws -> [String] {
        try await bench.put(.text(text), address: Self.stranger)
        let run = try await bench.take()
        let outcome = try await run.outcome()
        try await run.settle()
        return outcome
    }
}

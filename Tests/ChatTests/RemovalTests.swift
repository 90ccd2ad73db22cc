import Domain
import FamilyStore
import Jobs
import Phrases
import StandIn
import Testing
import Threading

@Suite("Who is removed while the AI thinks", .timeLimit(.minutes(2)))
struct RemovalTests {
    /// The AI answers the first question by these calls, and while it does something happens to person 43.
    private func run(
        _ call: ToolCalling, meanwhile: @escaping @Sendable (Store) async throws -> Void,
        _ body: @Sendable (Bench, String) async throws -> Void
    ) async throws {
        let store = Locked<Store?>(nil)
        let asked = Tally()
        try await Bench.run(
            world: { world in
                guard world.method == "completions" else { return nil }
                guard asked.next() == 0 else { return .completion("Записал!") }
                if let store = store.withLock({ $0 }) { try await meanwhile(store) }
                return .calling(call)
            },
            { bench async throws in
                store.withLock { $0 = bench.store }
                try await bench.ask(.text("/adduser 43 adult"))
                let said = try await bench.ask(.text("расскажи и запиши", from: 43))
                try await body(bench, said[0])
            })
    }

    private static func owner(_ store: Store) async throws -> Family {
        store.family(of: try #require(try await store.directory.member(UserID(42))))
    }

    private static let key = WriteKey(job: JobKey(rawValue: "meanwhile"), call: 0)

    @Test("has nothing more stored")
    func removed() async throws {
        try await run(.film("Дюна", rating: 9)) { store in
            _ = try await Self.owner(store).remove(UserID(43), by: Self.key)
        } _: { bench, said async throws in
            #expect(said.contains(Phrase.notPermitted.text(in: .russian)) && !said.contains("Записал!"), "\(said)")
            #expect(try await bench.titles().isEmpty)
        }
    }

    @Test("or lowered, has only that stored which the new role may")
    func lowered() async throws {
        try await run(.film("Дюна", rating: 9)) { store in
            _ = try await Self.owner(store).give(.guest, to: UserID(43), name: nil, by: Self.key)
        } _: { bench, said async throws in
            #expect(said.contains(Phrase.notPermitted.text(in: .russian)), "\(said)")
            #expect(try await bench.titles().isEmpty)
        }
    }
}

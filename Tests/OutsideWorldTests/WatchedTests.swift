import Testing

@testable import OutsideWorld

@Suite("Watched", .timeLimit(.minutes(1)))
struct WatchedTests {
    @Test("what a waiter takes, the next one does not get")
    func takes() async throws {
        let watched = Watched<[Int]>([])
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 {
                group.addTask { try await watched.first { $0.isEmpty ? nil : $0.removeFirst() } }
            }
            for number in 0..<100 { watched.change { $0.append(number) } }
            var taken: Set<Int> = []
            for try await number in group { taken.insert(number) }
            #expect(taken.count == 100)
        }
    }

    @Test("a cancelled waiter leaves")
    func cancelled() async {
        let watched = Watched(0)
        let waiter = Task { try await watched.first { $0 == 1 ? true : nil } }
        waiter.cancel()
        let result = await waiter.result
        #expect(throws: CancellationError.self) { try result.get() }
    }

    @Test("a wait without time still sees what is true already")
    func noTime() async throws {
        #expect(try await Watched(1).first(within: .zero) { $0 } == 1)
        #expect(try await Watched<Int?>(nil).first(within: .zero) { $0 } == nil)
    }
}

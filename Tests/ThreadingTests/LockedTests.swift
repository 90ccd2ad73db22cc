import Testing
import Threading

@Suite("A value behind a lock")
struct LockedTests {
    private struct Refused: Error, Equatable {}

    @Test("threads and tasks that add at once lose nothing")
    func contention() async {
        let total = Locked((sum: 0, inside: 0, overlaps: 0))
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        for _ in 0..<8 {
            startThread(named: "adder") {
                for _ in 0..<20_000 {
                    total.withLock { total in
                        total.inside += 1
                        if total.inside != 1 { total.overlaps += 1 }
                        total.sum += 1
                        total.inside -= 1
                    }
                }
                end.yield()
            }
        }
        await withDiscardingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<20_000 { total.withLock { $0.sum += 1 } } }
            }
        }
        for await _ in ended.prefix(8) {}
        #expect(total.withLock { $0.sum } == 320_000)
        #expect(total.withLock { $0.overlaps } == 0)
    }

    @Test("the lock is free again after a body that throws")
    func throwing() {
        let value = Locked(1)
        #expect(throws: Refused()) { try value.withLock { _ throws(Refused) in throw Refused() } }
        #expect(value.withLock { $0 } == 1)
    }
}

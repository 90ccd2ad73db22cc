import Glibc
import Threading
import Testing

@testable import Images

@Suite("Turns")
struct TurnsTests {
    @Test("Never more at once than there are threads, and all come to their turn")
    func bounded() async {
        let turns = Turns(threads: 3)
        let counts = Locked((now: 0, most: 0))
        let done = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<200 {
                group.addTask {
                    await turns.run {
                        counts.withLock {
                            $0.now += 1
                            $0.most = max($0.most, $0.now)
                        }
                        defer { counts.withLock { $0.now -= 1 } }
                        // Long enough for others to come in, were they let.
                        usleep(2000)
                        return number
                    }
                }
            }
            return await group.reduce(into: Set<Int>()) { all, number in
                if let number { all.insert(number) }
            }
        }
        #expect(done.count == 200)
        #expect(counts.withLock { $0.now } == 0)
        #expect((1...3).contains(counts.withLock { $0.most }))
    }

    @Test("Who is cancelled while waiting never runs and gives up the place")
    func cancelled() async {
        let turns = Turns(threads: 1)
        let gate = Gate()
        let first = Task { await turns.run { gate.wait() } }
        await gate.entered()
        let second = Task { await turns.run { true } }
        second.cancel()
        #expect(await second.value == nil)
        gate.open()
        _ = await first.value
        #expect(await turns.run { true } == true)
    }

    @Test("A picture whose turn is cancelled is refused as cancelled")
    func refusal() async throws {
        let bytes = try Photo.baseline.bytes
        let preparation = ImagePreparation(threads: 1, heic: .off)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await outcome(bytes, preparation)
        }
        task.cancel()
        #expect(await task.value == "cancelled")
    }

    private func outcome(_ bytes: [UInt8], _ preparation: ImagePreparation) async -> String {
        do {
            _ = try await preparation.prepare(bytes, for: .plate)
            return "fine"
        } catch {
            return error.tableName
        }
    }
}

/// Holds a thread until it is opened, and tells when the thread is there.
private final class Gate: Sendable {
    private let state = Locked((isThere: false, isOpen: false))

    func wait() {
        state.withLock { $0.isThere = true }
        while !state.withLock({ $0.isOpen }) { sched_yield() }
    }

    func entered() async {
        while !state.withLock({ $0.isThere }) { await Task.yield() }
    }

    func open() { state.withLock { $0.isOpen = true } }
}

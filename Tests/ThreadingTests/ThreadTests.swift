import Foundation
import Testing
import Threading

@Suite("A thread of one's own")
struct ThreadTests {
    @Test("it runs once, beside the caller, and shows the first 15 letters of its name")
    func name() async throws {
        let (names, named) = AsyncStream.makeStream(of: String?.self)
        startThread(named: "redis-wait-send-bulk") {
            named.yield(try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8))  // nil fails the test
            named.finish()
        }
        var seen: [String?] = []
        for await name in names { seen.append(name) }
        #expect(seen == ["redis-wait-send\n"])
    }

    @Test("what its body holds is freed when it ends")
    func freed() async {
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        weak var watched: Sentry?
        do {
            let sentry = Sentry { end.finish() }
            watched = sentry
            startThread(named: "holder") { sentry.touch() }
        }
        for await _ in ended {}
        #expect(watched == nil)
    }
}

/// Tells when it is freed.
private final class Sentry: Sendable {
    private let freed: @Sendable () -> Void
    init(freed: @escaping @Sendable () -> Void) { self.freed = freed }
    deinit { freed() }
    func touch() {}
}

import Foundation
import Testing
import Threading

@Suite("A thread of one's own")
struct OwnThreadTests {
    private static var name: String {
        (try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)) ?? ""
    }

    @Test("runs what it is given, also after an await, and gives back what comes of it")
    func stays() async throws {
        let thread = OwnThread(named: "bench")
        let names = try await thread.run {
            var names = [Self.name]
            await Task.yield()
            names.append(Self.name)
            try await Task.sleep(for: .milliseconds(1))
            return names + [Self.name]
        }
        #expect(names == ["bench\n", "bench\n", "bench\n"])
        #expect(Self.name != "bench\n")
        await #expect(throws: CancellationError.self) { try await thread.run { throw CancellationError() } }
    }

    @Test("ends with its last reference")
    func ends() async throws {
        let id = try await OwnThread(named: "brief").run {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
        }
        let path = "/proc/\(try #require(id))"
        let deadline = ContinuousClock.now + .seconds(10)
        while FileManager.default.fileExists(atPath: path), .now < deadline { await Task.yield() }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}

import Foundation
import HTTPClient
import Hummingbird
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CrowdTests {
    @Test("2,000 calls that all wait at once are answered, in bounded memory")
    func crowd() async throws {
        let count = 2_000
        let gate = Gate(for: count)
        let router = Router()
        router.post("slow") { request, _ in
            let body = try await request.body.collect(upTo: 1 << 20)
            await gate.pass()
            return Response(status: .ok, body: .init(byteBuffer: body))
        }
        let client = Client(maximumConnectionsPerHost: count)
        let before = try residentBytes()
        try await withServer(router) { url in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<count {
                    group.addTask {
                        let body = Array("call \(number)".utf8)
                        return try await client.send(
                            HTTPClient.Request(
                                .post, "\(url)/slow", body: .bytes(body, contentType: "a/b"), timeout: .seconds(50))
                        ).body == body
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
        #expect(await gate.residentWhenFull - before < 200 << 20)
    }

    @Test("500 calls are cancelled together")
    func cancelAll() async throws {
        let count = 500
        let gate = Gate(for: count + 1)  // never full
        let arrived = Events<Void>()
        let router = Router()
        router.get("slow") { _, _ in
            arrived.send(())
            await gate.pass()
            return HTTPResponse.Status.ok
        }
        let client = Client(maximumConnectionsPerHost: count)
        try await withServer(router) { url in
            let calls = (0..<count).map { _ in
                Task { await client.failure(of: HTTPClient.Request(.get, "\(url)/slow", timeout: .seconds(50))) }
            }
            for _ in 0..<count { _ = await arrived.next() }
            let start = ContinuousClock.now
            for call in calls { call.cancel() }
            for call in calls { #expect(await call.value == .cancelled) }
            #expect(.now - start < .seconds(20))
            await gate.pass()
        }
    }
}

/// Holds everybody until all are there.
private actor Gate {
    private let count: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private(set) var residentWhenFull = 0

    init(for count: Int) { self.count = count }

    func pass() async {
        guard waiting.count + 1 < count else {
            residentWhenFull = (try? residentBytes()) ?? .max
            for one in waiting { one.resume() }
            waiting = []
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }
}

/// This process' memory, from proc(5).
private func residentBytes() throws -> Int {
    let line = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = try #require(Int(line.split(separator: " ")[1]))
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
}

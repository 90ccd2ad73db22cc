import Foundation
import HTTPClient
import Testing
import Threading

@Suite("A part that is made while it is sent", .timeLimit(.minutes(1)))
struct UploadTests {
    let client = Client(maximumConnectionsPerHost: 8)

    private func request(_ url: String, _ source: ByteSource) -> Request {
        Request(
            .post, url,
            body: .multipart([
                Part(name: "chat_id", content: .bytes(Array("42".utf8))),
                Part(name: "document", filename: "a.bin", contentType: "x/y", content: .stream(source)),
            ]), timeout: .seconds(30))
    }

    @Test("arrives whole, in pieces of any size, and is begun anew with each call")
    func whole() async throws {
        let pieces = Pieces(sizes: (0..<300).map { $0 * 61 % 40_000 })
        let length = pieces.sizes.reduce(0, +)
        try await withServer(echoRouter()) { url in
            for _ in 0..<2 {
                let response = try await client.send(request("\(url)/echo", ByteSource(length: length, pieces)))
                #expect(response.header("x-seen-length") == String(response.body.count))
                let body = Data(response.body)
                let start = try #require(body.range(of: Data("x/y\r\n\r\n".utf8))).upperBound
                #expect(Array(body[start..<start + length]) == pieces.all)
            }
        }
    }

    @Test("is not made faster than it is sent")
    func pressure() async throws {
        let piece = 64 << 10
        let pieces = Pieces(sizes: Array(repeating: piece, count: 1000))
        let arrived = Events<Void>()
        let goOn = Bell()
        let server = try RawServer { connection, _ in
            _ = connection.read()
            arrived.send(())
            goOn.wait()
            while connection.read() != nil {}
        }
        defer { server.stop() }
        let sending = Task { await client.failure(of: request(server.url, ByteSource(length: 1000 * piece, pieces))) }
        _ = await arrived.next()
        // What the sockets hold, and what waits before them; the rest of 62 MiB is not there yet.
        var made = -1
        while made != pieces.made.withLock({ $0 }) {
            made = pieces.made.withLock { $0 }
            try await Task.sleep(for: .milliseconds(300))
        }
        #expect(made < 250, "\(made)")
        sending.cancel()
        goOn.ring()
        #expect(await sending.value == .cancelled)
    }

    @Test("that breaks off fails the call, which did not run", arguments: [true, false])
    func broken(_ throwing: Bool) async throws {
        try await withServer(echoRouter()) { url in
            let source = ByteSource(length: 100_000, Pieces(sizes: [50_000], isBroken: throwing))
            let failure = await client.failure(of: request("\(url)/echo", source))
            #expect(failure == .bodyFailed && failure?.mayHaveRun == false)
        }
    }

    @Test("is no body for an answer that is read piece by piece")
    func streamed() async throws {
        let source = ByteSource(length: 1, Pieces(sizes: [1]))
        await #expect(throws: Failure.self) { try await client.stream(request("http://127.0.0.1:9", source)) }
    }
}

/// Pieces of these sizes, counted as they are made.
private struct Pieces: AsyncSequence, Sendable {
    let sizes: [Int]
    var isBroken = false
    let made = Locked(0)

    struct Broken: Error {}

    var all: [UInt8] { sizes.indices.flatMap { piece($0) } }

    func piece(_ number: Int) -> [UInt8] {
        (0..<sizes[number]).map { UInt8(truncatingIfNeeded: ($0 &+ number) &* 2_654_435_761 >> 9) }
    }

    func makeAsyncIterator() -> Iterator { Iterator(pieces: self) }

    struct Iterator: AsyncIteratorProtocol {
        let pieces: Pieces
        var number = 0

        mutating func next() async throws -> [UInt8]? {
            guard number < pieces.sizes.count else {
                if pieces.isBroken { throw Broken() }
                return nil
            }
            defer { number += 1 }
            pieces.made.withLock { $0 += 1 }
            return pieces.piece(number)
        }
    }
}

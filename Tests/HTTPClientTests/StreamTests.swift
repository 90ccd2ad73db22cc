import Glibc
import HTTPClient
import Testing
import Threading

@Suite(.timeLimit(.minutes(1)))
struct StreamTests {
    let client = Client(maximumConnectionsPerHost: 4)

    @Test("the head and each piece arrive while the body is still being written")
    func pieces() async throws {
        let mayGoOn = Gate()
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 207 X\r\nX-Kind: stream\r\nTransfer-Encoding: chunked\r\n\r\n")
            for word in ["один", "two\0", "🍲"] {
                mayGoOn.wait()
                connection.write("\(String(word.utf8.count, radix: 16))\r\n\(word)\r\n")
            }
            connection.write("0\r\n\r\n")
        }
        defer { server.stop() }
        let response = try await client.stream(post(server.url))
        #expect(response.status == 207)
        #expect(response.header("x-kind") == "stream")
        var body = response.body.makeAsyncIterator()
        for word in ["один", "two\0", "🍲"] {
            mayGoOn.open()
            #expect(try await body.next() == Array(word.utf8))
        }
        #expect(try await body.next() == nil)
        #expect(try await body.next() == nil)
    }

    @Test("a slow reader stops a fast sender, and still gets every byte")
    func backPressure() async throws {
        let (total, blockSize) = (48 << 20, 16 << 10)
        let stalled = Events<Int>()
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
            var hasStalled = false
            for block in 0..<total / blockSize {
                if !hasStalled, !connection.isWritable(within: 300) {
                    hasStalled = true
                    stalled.send(block * blockSize)
                }
                connection.write([UInt8](repeating: UInt8(truncatingIfNeeded: block), count: blockSize))
            }
            if !hasStalled { stalled.send(total) }
        }
        defer { server.stop() }
        var request = post(server.url)
        request.maximumResponseBytes = total
        request.timeout = .seconds(50)
        let response = try await client.stream(request)
        var body = response.body.makeAsyncIterator()
        var received = 0
        var isRight = true
        func check(_ piece: [UInt8]) {
            isRight = isRight && piece.count <= 96 << 10
            for index in stride(from: 0, to: piece.count, by: 509) {
                isRight = isRight && piece[index] == UInt8(truncatingIfNeeded: (received + index) / blockSize)
            }
            received += piece.count
        }
        check(try #require(try await body.next()))
        let written = try #require(await stalled.next())
        #expect(written < 16 << 20)  // what both sockets' buffers hold, with room for other systems
        while let piece = try await body.next() { check(piece) }
        #expect(received == total)
        #expect(isRight)
    }

    @Test("a body that nobody reads any more ends the transfer")
    func droppedReader() async throws {
        let ended = Events<Void>()
        let server = try endlessServer { ended.send(()) }
        defer { server.stop() }
        do {
            let response = try await client.stream(endless(server.url))
            var body = response.body.makeAsyncIterator()
            _ = try await body.next()
        }
        #expect(await ended.next() != nil)
    }

    @Test("cancelling the reading task ends the transfer")
    func cancelledReader() async throws {
        let ended = Events<Void>()
        let reading = Events<Void>()
        let server = try endlessServer { ended.send(()) }
        defer { server.stop() }
        let response = try await client.stream(endless(server.url))
        let reader = Task {
            var count = 0
            do {
                for try await piece in response.body {
                    count += piece.count
                    reading.send(())
                }
                return nil as Failure?
            } catch {
                return error as? Failure
            }
        }
        _ = await reading.next()
        reader.cancel()
        #expect(await reader.value == .cancelled)
        #expect(await ended.next() != nil)
        withExtendedLifetime(response) {}
    }

    @Test("a cut body fails after what came of it was read")
    func cut() async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
        }
        defer { server.stop() }
        let response = try await client.stream(post(server.url))
        var body = response.body.makeAsyncIterator()
        #expect(try await body.next() == Array("abc".utf8))
        await #expect(throws: Failure.connectionLost("127.0.0.1: Transferred a partial file")) { try await body.next() }
    }

    @Test("a stream's deadline and cap count too")
    func limits() async throws {
        let server = try endlessServer {}
        defer { server.stop() }
        var request = post(server.url)
        request.maximumResponseBytes = 1 << 20
        let response = try await client.stream(request)
        var count = 0
        await #expect(throws: Failure.responseTooLarge(limit: 1 << 20)) {
            for try await piece in response.body { count += piece.count }
        }
        #expect(count <= 1 << 20)

        request.timeout = .milliseconds(300)
        let paused = try await client.stream(request)  // unread, so that it is paused when its time comes
        let silent = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
            _ = connection.read()
        }
        defer { silent.stop() }
        request.url = silent.url
        var body = try await client.stream(request).body.makeAsyncIterator()
        await #expect(throws: Failure.deadlineExceeded(sent: true)) { try await body.next() }
        await #expect(throws: Failure.deadlineExceeded(sent: true)) { for try await _ in paused.body {} }
    }

    @Test("what fails before the head fails the call")
    func noHead() async throws {
        let server = try RawServer { connection, _ in _ = connection.readRequest() }
        defer { server.stop() }
        let failure = await #expect(throws: Failure.self) { try await client.stream(post(server.url)) }
        guard case .connectionLost = failure else { throw try #require(failure) }
    }
}

private func endlessServer(ended: @escaping @Sendable () -> Void) throws -> RawServer {
    try RawServer { connection, _ in
        _ = connection.readRequest()
        connection.write("HTTP/1.1 200 OK\r\n\r\n")
        while connection.write([UInt8](repeating: 7, count: 4096)) {}
        ended()
    }
}

private func endless(_ url: String) -> Request {
    var request = post(url)
    request.maximumResponseBytes = .max
    request.timeout = .seconds(3_600)
    return request
}

/// Lets a server's thread go on, once for each `open`.
@safe
private final class Gate: Sendable {
    private nonisolated(unsafe) let semaphore: UnsafeMutablePointer<sem_t> = .allocate(capacity: 1)
    init() { unsafe sem_init(semaphore, 0, 0) }
    deinit { unsafe semaphore.deallocate() }
    func open() { unsafe sem_post(semaphore) }
    func wait() { while unsafe sem_wait(semaphore) != 0 {} }
}

import Glibc
import HTTPClient
import Testing
import Threading

@Suite(.timeLimit(.minutes(1)))
struct BrokenServerTests {
    let client = Client(maximumConnectionsPerHost: 8)

    @Test("a refused port did not run the request")
    func refusedPort() async throws {
        let unused = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(unused) }
        let url = "http://127.0.0.1:\(try bindToFreePort(unused))/"  // bound, but nobody listens
        let failure = await client.failure(of: post(url))
        #expect(failure == .notConnected("127.0.0.1: Couldn't connect to server"))
        #expect(failure?.mayHaveRun == false)
    }

    @Test("an unknown name did not run the request")
    func unknownName() async throws {
        let failure = await client.failure(of: post("http://nowhere.invalid/"))
        #expect(failure == .notConnected("nowhere.invalid: Couldn't resolve host name"))
    }

    @Test("a server that does not speak TLS did not run the request")
    func noTLS() async throws {
        let server = try RawServer { connection, _ in
            _ = connection.read()
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
        }
        defer { server.stop() }
        let failure = await client.failure(of: post("https://127.0.0.1:\(server.port)/"))
        guard case .notConnected = failure else { throw try #require(failure) }
    }

    @Test(
        "what breaks after the request has left may have run",
        arguments: [
            "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", "SSH-2.0-OpenSSH_9.2\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        ])
    func broken(answer: String) async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write(answer)
        }
        defer { server.stop() }
        let failure = await client.failure(of: post(server.url))
        guard case .connectionLost = failure else { throw try #require(failure) }
        #expect(failure?.mayHaveRun == true)
    }

    @Test("a body over the cap is refused, announced or not", arguments: ["Content-Length: 1001", "Connection: close"])
    func tooLong(header: String) async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\n\(header)\r\n\r\n" + String(repeating: "x", count: 1001))
        }
        defer { server.stop() }
        var request = post(server.url)
        request.maximumResponseBytes = 1000
        #expect(await client.failure(of: request) == .responseTooLarge(limit: 1000))
        request.maximumResponseBytes = 1001
        #expect(try await client.send(request).body.count == 1001)
    }

    @Test("headers without end are stopped")
    func endlessHeaders() async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\n")
            while connection.write("X-More: and more and more and more and more and more and more\r\n") {}
        }
        defer { server.stop() }
        #expect(await client.failure(of: post(server.url)) == .responseTooLarge(limit: 64 << 10))
    }

    @Test("a connection that the server closed while idle is replaced without a failure")
    func closedIdle() async throws {
        let closed = Events<Void>()
        let server = try RawServer { connection, number in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n\(number)")
            shutdown(connection.descriptor, Int32(SHUT_RDWR))
            closed.send(())
        }
        defer { server.stop() }
        for number in 1...5 {
            #expect(try await client.send(post(server.url)).body == Array("\(number)".utf8))
            _ = await closed.next()
        }
    }

    @Test("a POST that a reused connection swallowed is not sent a second time", arguments: [1, 300_000])
    func swallowed(bytes: Int) async throws {
        let server = try Swallower()
        defer { server.stop() }
        _ = try await client.send(post(server.url))
        let failure = await client.failure(of: post(server.url, body: [UInt8](repeating: 7, count: bytes)))
        #expect(failure == .connectionLost("127.0.0.1: the connection closed unanswered"))
        #expect(server.requests == 2)
    }

    @Test("nor is one without a body")
    func swallowedWithoutBody() async throws {
        let server = try Swallower()
        defer { server.stop() }
        _ = try await client.send(post(server.url))
        let failure = await client.failure(of: Request(.post, server.url, timeout: .seconds(10)))
        #expect(failure == .connectionLost("127.0.0.1: Server returned nothing (no headers, no data)"))
        #expect(server.requests == 2)
    }

    @Test("a GET that a reused connection swallowed is sent again")
    func swallowedGet() async throws {
        let server = try Swallower()
        defer { server.stop() }
        _ = try await client.send(post(server.url))
        #expect(try await client.send(Request(.get, server.url, timeout: .seconds(10))).status == 200)
        #expect(server.requests == 3)
    }
}

/// Hangs up without a word on the second request that it gets, and answers the others.
private final class Swallower: Sendable {
    private let server: RawServer
    private let count: Locked<Int>

    init() throws {
        let count = Locked(0)
        self.count = count
        server = try RawServer { connection, _ in
            while connection.readRequest() != nil {
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                if number == 2 { return }
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            }
        }
    }

    var url: String { server.url }
    var requests: Int { count.withLock { $0 } }
    func stop() { server.stop() }
}

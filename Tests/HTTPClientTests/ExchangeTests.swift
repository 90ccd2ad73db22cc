import HTTPClient
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ExchangeTests {
    let client = Client(maximumConnectionsPerHost: 8)

    @Test("a GET carries its query and headers and brings back status, headers and body")
    func get() async throws {
        try await withServer(echoRouter()) { url in
            let request = Request(
                .get, "\(url)/echo?a=1&b=%D0%B9", headers: [Header("X-Custom", "привет"), Header("X-Empty", "")],
                timeout: .seconds(10))
            let response = try await client.send(request)
            #expect(response.status == 200)
            #expect(response.header("x-seen-method") == "GET")
            #expect(response.header("X-SEEN-QUERY") == "a=1&b=%D0%B9")
            #expect(response.header("x-custom") == "привет")
            #expect(response.header("x-seen-type") == nil)
            #expect(response.body.isEmpty)
        }
    }

    @Test(
        "a POST's body arrives byte for byte",
        arguments: ["", "\0", "a\0b\0", "Обед 🍲 & \r\n", "{\"a\":\"\u{1F468}\u{200D}\u{1F373}\"}"], [1, 300_000])
    func post(text: String, times: Int) async throws {
        let body = Array(String(repeating: text, count: times).utf8)
        try await withServer(echoRouter()) { url in
            let response = try await client.send(
                Request(
                    .post, "\(url)/echo", body: .bytes(body, contentType: "application/x-test"), timeout: .seconds(10),
                    maximumResponseBytes: 8 << 20))
            #expect(response.header("x-seen-method") == "POST")
            #expect(response.header("x-seen-type") == "application/x-test")
            #expect(response.header("x-seen-length") == String(body.count))
            #expect(response.body == body)
        }
    }

    @Test("a POST without a body says so and names no type")
    func emptyPost() async throws {
        try await withServer(echoRouter()) { url in
            let response = try await client.send(Request(.post, "\(url)/echo", timeout: .seconds(10)))
            #expect(response.header("x-seen-length") == "0")
            #expect(response.header("x-seen-type") == nil)
        }
    }

    @Test("calls one after the other share a connection")
    func keepAlive() async throws {
        let server = try RawServer { connection, _ in
            while connection.readRequest() != nil { connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") }
        }
        defer { server.stop() }
        for _ in 0..<20 {
            let body = Body.bytes([1, 2, 3], contentType: "text/plain")
            _ = try await client.send(Request(.post, server.url, body: body, timeout: .seconds(10)))
        }
        #expect(server.connections == 1)
    }

    @Test("a status is an answer, and redirects are not followed", arguments: [204, 302, 404, 429, 500])
    func statuses(status: Int) async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write(
                "HTTP/1.1 \(status) X\r\nLocation: /elsewhere\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n")
            _ = connection.readRequest()
        }
        defer { server.stop() }
        let response = try await client.send(Request(.get, server.url, timeout: .seconds(10)))
        #expect(response.status == status)
        #expect(response.header("retry-after") == "3")
        #expect(response.header("location") == "/elsewhere")
    }

    @Test("interim responses and trailers are not mistaken for the head")
    func interim() async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 103 Early Hints\r\nX-Kind: early\r\n\r\n")
            connection.write("HTTP/1.1 200 OK\r\nX-Kind:  final \r\nTransfer-Encoding: chunked\r\n\r\n")
            connection.write("3\r\nabc\r\n0\r\nX-Kind: trailer\r\n\r\n")
        }
        defer { server.stop() }
        let response = try await client.send(Request(.get, server.url, timeout: .seconds(10)))
        #expect(response.status == 200)
        #expect(response.headers.filter { $0.name == "X-Kind" } == [Header("X-Kind", "final")])
        #expect(response.body == Array("abc".utf8))
    }
}

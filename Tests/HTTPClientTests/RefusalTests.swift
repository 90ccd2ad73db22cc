import HTTPClient
import Testing

@Suite(.timeLimit(.minutes(1)))
struct RefusalTests {
    @Test(
        "what cannot be sent as it stands is refused before a connection is made",
        arguments: [
            Request(.get, "", timeout: .seconds(1)),
            Request(.get, "/path", timeout: .seconds(1)),
            Request(.get, "example.com", timeout: .seconds(1)),
            Request(.get, "http://", timeout: .seconds(1)),
            Request(.get, "ftp://127.0.0.1/", timeout: .seconds(1)),
            Request(.get, "file:///etc/passwd", timeout: .seconds(1)),
            Request(.get, "http://user:word@127.0.0.1/", timeout: .seconds(1)),
            Request(.get, "http://127.0.0.1:9/a b", timeout: .seconds(1)),
            Request(.get, "http://127.0.0.1:9/a\r\nX: y", timeout: .seconds(1)),
            Request(.get, "http://127.0.0.1:9/a\0b", timeout: .seconds(1)),
            Request(.get, "http://127.0.0.1:9/обед", timeout: .seconds(1)),
            Request(.get, "http://127.0.0.1:99999/", timeout: .seconds(1)),
            with(Header("X", "a\r\nY: b")), with(Header("X", "a\nb")), with(Header("X", "a\0b")),
            with(Header("X: y\r\nZ", "a")), with(Header("", "a")), with(Header("X Y", "a")), with(Header("Ё", "a")),
            with(Header("content-LENGTH", "3")), with(Header("Transfer-Encoding", "chunked")),
            with(Header("Host", "x")),
            with(.bytes([1], contentType: "text/plain\r\nX: y")),
            with(.multipart([Part(name: "a", contentType: "x\r\n\r\ny", content: .bytes([]))])),
            Request(.get, "http://127.0.0.1:9/", body: .bytes([1], contentType: "a/b"), timeout: .seconds(1)),
        ])
    func refused(request: Request) async throws {
        let failure = await Client(maximumConnectionsPerHost: 1).failure(of: request)
        guard case .invalidRequest = failure else { throw try #require(failure) }
        #expect(failure?.mayHaveRun == false)
    }
}

private func with(_ header: Header) -> Request {
    Request(.post, "http://127.0.0.1:9/", headers: [header], timeout: .seconds(1))
}

private func with(_ body: Body) -> Request {
    Request(.post, "http://127.0.0.1:9/", body: body, timeout: .seconds(1))
}

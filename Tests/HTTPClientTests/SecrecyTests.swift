import HTTPClient
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SecrecyTests {
    static let secret = "123456:AAtoken"

    /// How each kind of failure is provoked: what the server does, and what is changed in a request full of secrets.
    struct Provocation: Sendable, CustomTestStringConvertible {
        let failure: String
        var answer: String? = nil
        let change: @Sendable (inout Request, _ client: Client) -> Void
        var testDescription: String { failure }
    }

    static let provocations = [
        Provocation(failure: "notConnected") { request, _ in
            request.url = "http://127.0.0.1:1/bot\(secret)/x?q=\(secret)"
        },
        Provocation(failure: "notConnected") { request, _ in request.url = "http://nowhere.invalid/bot\(secret)" },
        Provocation(failure: "notConnected", answer: "no TLS") { request, _ in
            request.url = request.url.replacing("http:", with: "https:")
        },
        Provocation(failure: "connectionLost", answer: "") { _, _ in },
        Provocation(failure: "connectionLost", answer: "HTTP/1.1 200 OK\r\nX: \(secret)\r\n") { _, _ in },
        Provocation(failure: "connectionLost", answer: "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n\(secret)") {
            _, _ in
        },
        Provocation(failure: "connectionLost", answer: "\(secret)\r\n\r\n") { _, _ in },
        Provocation(failure: "responseTooLarge", answer: "HTTP/1.1 200 OK\r\n\r\n\(secret)") { request, _ in
            request.maximumResponseBytes = 3
        },
        Provocation(failure: "deadlineExceeded", answer: nil) { request, _ in request.timeout = .milliseconds(100) },
        Provocation(failure: "deadlineExceeded", answer: nil) { request, _ in request.timeout = .zero },
        Provocation(failure: "invalidRequest") { request, _ in request.url += "\r\n\(secret)" },
        Provocation(failure: "invalidRequest") { request, _ in request.url = "http://\(secret)@127.0.0.1/" },
        Provocation(failure: "invalidRequest") { request, _ in request.url = "x\(secret)" },
        Provocation(failure: "invalidRequest") { request, _ in request.headers = [Header("X\(secret)\n", "y")] },
        Provocation(failure: "invalidRequest") { request, _ in request.headers = [Header("X", "\(secret)\n")] },
        Provocation(failure: "invalidRequest") { request, _ in
            request.body = .multipart([Part(name: "f", content: .file(path: "/\(secret)"))])
        },
        Provocation(failure: "shutDown") { _, client in client.shutdown() },
    ]

    @Test("no failure tells the URL's path or query, a header, a body or an answer", arguments: provocations)
    func secrecy(provocation: Provocation) async throws {
        let server = try RawServer { connection, _ in
            _ = provocation.answer == "no TLS" ? connection.read().map { _ in "" } : connection.readRequest()
            guard let answer = provocation.answer else {
                _ = connection.read()
                return
            }
            connection.write(answer)
        }
        defer { server.stop() }
        let client = Client(maximumConnectionsPerHost: 1)
        var request = Request(
            .post, "\(server.url)/bot\(Self.secret)/sendMessage?text=\(Self.secret)",
            headers: [Header("Authorization", "Bearer \(Self.secret)")],
            body: .bytes(Array(Self.secret.utf8), contentType: "text/plain"), timeout: .seconds(10))
        provocation.change(&request, client)
        let failure = try #require(await client.failure(of: request))
        #expect(kind(of: failure) == provocation.failure)
        for text in ["\(failure)", String(reflecting: failure), "\(request)", "\([request])"] {
            #expect(!text.contains("AAtoken"))
            #expect(!text.contains("sendMessage"))
        }
    }
}

/// The case's name.
private func kind(of failure: Failure) -> String {
    switch failure {
    case .cancelled: "cancelled"
    case .deadlineExceeded: "deadlineExceeded"
    case .notConnected: "notConnected"
    case .connectionLost: "connectionLost"
    case .responseTooLarge: "responseTooLarge"
    case .bodyFailed: "bodyFailed"
    case .invalidRequest: "invalidRequest"
    case .shutDown: "shutDown"
    }
}

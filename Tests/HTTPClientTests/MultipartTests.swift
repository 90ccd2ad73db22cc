import Foundation
import HTTPClient
import Testing

@Suite(.timeLimit(.minutes(1)))
struct MultipartTests {
    let client = Client(maximumConnectionsPerHost: 8)

    @Test("a form with text, bytes and a file is read back part by part")
    func form() async throws {
        let photo = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 9) }
        let file = try TemporaryFile(photo)
        let parts = [
            Part(name: "chat_id", content: .bytes(Array("42".utf8))),
            Part(name: "caption", content: .bytes(Array("Суп 🍲\0\r\n--".utf8))),
            Part(name: "empty", content: .bytes([])),
            Part(
                name: "document", filename: "a \"b\"\r\nX: y.png", contentType: "image/png",
                content: .file(path: file.path)),
        ]
        let (type, body) = try await withServer(echoRouter()) { url in
            let response = try await client.send(
                Request(.post, "\(url)/echo", body: .multipart(parts), timeout: .seconds(10)))
            #expect(response.header("x-seen-length") == String(response.body.count))
            return (try #require(response.header("x-seen-type")), response.body)
        }
        let fields = try parseForm(body, contentType: type)
        #expect(
            fields.map(\.head) == [
                "Content-Disposition: form-data; name=\"chat_id\"",
                "Content-Disposition: form-data; name=\"caption\"",
                "Content-Disposition: form-data; name=\"empty\"",
                "Content-Disposition: form-data; name=\"document\"; filename=\"a %22b%22%0D%0AX: y.png\"\r\nContent-Type: image/png",
            ])
        #expect(fields.map(\.content) == [Array("42".utf8), Array("Суп 🍲\0\r\n--".utf8), [], photo])
    }

    @Test("a file that is not there is refused before anything is sent", arguments: ["/nonexistent/photo", "/tmp"])
    func missingFile(path: String) async throws {
        let request = Request(
            .post, "http://127.0.0.1:9", body: .multipart([Part(name: "f", content: .file(path: path))]),
            timeout: .seconds(10))
        let failure = await client.failure(of: request)
        guard case .invalidRequest = failure else { throw try #require(failure) }
        #expect(failure?.description.contains(path) == false)
    }

    @Test("a file that shrinks while it is sent fails the call instead of sending a shorter body")
    func shrinkingFile() async throws {
        let file = try TemporaryFile([UInt8](repeating: 7, count: 32 << 20))
        let server = try RawServer { connection, _ in
            _ = connection.read()
            unsafe truncate(file.path, 1 << 20)
            while connection.read() != nil {}
        }
        defer { server.stop() }
        let request = Request(
            .post, server.url, body: .multipart([Part(name: "f", content: .file(path: file.path))]),
            timeout: .seconds(10))
        #expect(await client.failure(of: request) == .invalidRequest("a part's file changed while it was sent"))
    }
}

/// Removed with its last reference.
private final class TemporaryFile: Sendable {
    let path = "/tmp/familybot-http-\(UUID().uuidString)"
    init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: path)) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// RFC 7578 read the plain way, on its own account.
private func parseForm(_ body: [UInt8], contentType: String) throws -> [(head: String, content: [UInt8])] {
    let boundary = try #require(contentType.split(separator: "boundary=").last)
    let data = Data(body)
    var fields: [(String, [UInt8])] = []
    var rest = data[...]
    let opening = Data("--\(boundary)\r\n".utf8)
    while rest.starts(with: opening) {
        rest = rest.dropFirst(opening.count)
        let headEnd = try #require(rest.range(of: Data("\r\n\r\n".utf8)))
        let end = try #require(rest.range(of: Data("\r\n--\(boundary)".utf8)))
        fields.append(
            (
                String(decoding: rest[..<headEnd.lowerBound], as: UTF8.self),
                Array(rest[headEnd.upperBound..<end.lowerBound])
            ))
        rest = rest[(end.lowerBound + 2)...]
    }
    #expect(Array(rest) == Array("--\(boundary)--\r\n".utf8))
    return fields
}

import HTTPClient
import Foundation
import Support
import Testing

@testable import Webhook

/// What the document says about paths, methods and statuses.
private struct Document: Decodable {
    struct Operation: Decodable {
        struct Answer: Decodable {}
        let responses: [String: Answer]
    }

    let openapi: String
    let paths: [String: [String: Operation]]

    func allows(_ status: Int, of method: String, _ path: String) -> Bool {
        paths[path]?[method]?.responses["\(status)"] != nil
    }
}

@Suite("The interface's description", .timeLimit(.minutes(1)))
struct APIDescriptionTests {
    @Test("names the paths that there are, each with the statuses that it answers, with Redis and without")
    func documented() async throws {
        let server = try await RedisServer.start()
        try await Door.open(to: server) { door async throws in
            let served = try await door.get("/openapi.json")
            #expect(served.status == 200 && served.header("content-type") == "application/json")
            let document = try JSONDecoder().decode(Document.self, from: Data(served.body))
            #expect(document.openapi == "3.0.3")
            #expect(Set(document.paths.keys) == [Door.path, "/api/health", "/livez", "/readyz", "/openapi.json"])
            try await expectTrue(document, door)
            for (body, secret) in [(Sample.text("Hi"), "wrong"), ("{", Door.secrets[0])] {
                let status = try await door.post(body, secret: secret).status
                #expect(document.allows(status, of: "post", Door.path), "\(status)")
            }
            #expect(document.allows(413, of: "post", Door.path))
            try await server.kill()
            try await expectTrue(document, door)
        }
    }

    @Test("holds any path of a URL", arguments: ["/", "/a\"b", "/a\\b", "/telegram/x-1_~.%20"])
    func paths(_ path: String) throws {
        let json = APIDescription.document(webhookPath: path)
        let document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
        #expect(document.paths[path.filter { !"\"\\".contains($0) }]?["post"] != nil)
    }

    private func expectTrue(_ document: Document, _ door: Door) async throws {
        for (path, operations) in document.paths {
            for method in operations.keys {
                let posts = method == "post"
                let status = try await posts ? door.post(Sample.text("Hi")).status : door.get(path).status
                #expect(document.allows(status, of: method, path), "\(method) \(path) answered \(status)")
            }
        }
    }
}

import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Testing

/// What the stand-in for a model's server says to every question.
struct Script: Sendable {
    var status = 200
    var headers: [(String, String)] = []
    var body: String
}

/// What it was asked.
struct Question: Sendable {
    let path: String
    let authorization: String?
    let contentType: String?
    let body: String
}

/// Runs `body` against a server on a free port and tells the questions that came.
func withStandIn(
    _ script: Script, _ body: @Sendable (_ baseURL: String) async throws -> Void
) async throws -> [Question] {
    let (questions, asked) = AsyncStream<Question>.makeStream()
    let (ports, started) = AsyncStream<Int>.makeStream()
    let router = Router()
    router.post("**") { request, _ in
        let body = try await request.body.collect(upTo: 1 << 20)
        asked.yield(
            Question(
                path: request.uri.path, authorization: request.headers[.authorization],
                contentType: request.headers[.contentType], body: String(buffer: body)))
        var headers = HTTPFields()
        for (name, value) in script.headers { headers[try #require(HTTPField.Name(name))] = value }
        return Response(
            status: .init(code: script.status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(string: script.body)))
    }
    let application = Application(
        router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { started.yield($0.localAddress?.port ?? 0) },
        logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await application.run() }
        defer { group.cancelAll() }
        let port = try #require(await ports.first { _ in true })
        try await body("http://127.0.0.1:\(port)/v1")
    }
    asked.finish()
    return await questions.reduce(into: []) { $0.append($1) }
}

/// A chat completion as OpenAI writes it, with one choice.
func completion(_ choice: String, usage: String = #"{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}"#)
    -> String
{
    """
    {"id":"chatcmpl-1","object":"chat.completion","created":1741570283,"model":"gpt-test-2025","choices":[{"index":0,\
    \(choice),"logprobs":null}],"usage":\(usage),"service_tier":"default","system_fingerprint":"fp_1"}
    """
}

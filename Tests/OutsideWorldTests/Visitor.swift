import Domain
import Logging
import Testing

@testable import OutsideWorld

/// Speaks to a simulated world over HTTP, as the product and the demo do.
struct Visitor: Sendable {
    let port: Int
    let client = LoopbackClient()
    let token = "123456:TEST-TOKEN"

    var base: String { "http://127.0.0.1:\(port)" }

    /// A Bot API call with a JSON body.
    func bot(_ method: String, _ parameters: JSON = [:]) async throws -> Reply {
        try await post("/bot\(token)/\(method)", parameters)
    }

    /// A control call that must succeed.
    @discardableResult
    func control(_ name: String, _ body: JSON = [:]) async throws -> JSON {
        let reply = try await post("/control/\(name)", body)
        try #require(reply.status == 200, "\(reply.json.printed())")
        return reply.json
    }

    /// A person writes in a chat; gives the id of the message.
    @discardableResult
    func say(_ text: String, chat: Int64 = 42, user: Int64 = 42) async throws -> Int64 {
        let said = try await control("say", ["chat": .integer(chat), "user": .integer(user), "text": .string(text)])
        return try #require(said["message_id"]?.integer)
    }

    func chat(_ body: JSON, key: String? = nil) async throws -> Reply {
        try await post("/v1/chat/completions", body, headers: key.map { ["authorization": "Bearer \($0)"] } ?? [:])
    }

    func get(_ path: String, within limit: Duration = .seconds(30)) async throws -> Reply {
        Reply(try await client.send("GET", base + path, within: limit))
    }

    func post(_ path: String, _ body: JSON, headers: [String: String] = [:]) async throws -> Reply {
        try await send(path, Array(body.printed().utf8), type: "application/json", headers: headers)
    }

    func send(
        _ path: String, _ body: [UInt8], type: String, method: String = "POST", headers: [String: String] = [:]
    ) async throws -> Reply {
        let headers = headers.merging(["content-type": type]) { $1 }
        return Reply(try await client.send(method, base + path, headers: headers, body: body, within: .seconds(30)))
    }
}

/// An answer of the world; `json` is null when the body is not JSON.
struct Reply: Sendable {
    let status: Int
    let headers: [String: String]
    let text: String
    let json: JSON

    init(_ answer: LoopbackClient.Answer) {
        (status, headers) = (answer.status, answer.headers)
        text = String(decoding: answer.body, as: UTF8.self)
        json = (try? JSON(parsing: answer.body)) ?? .null
    }

    var result: JSON? { json["result"] }
    var problem: String? { json["description"]?.string }
}

extension Reply {
    var message: JSON? { json["choices"]?.array?.first?["message"] }
    var finishReason: String? { json["choices"]?.array?.first?["finish_reason"]?.string }
    var calls: [JSON] { message?["tool_calls"]?.array ?? [] }
    var words: String? { message?["content"]?.string }
}

/// Runs a world on a free port for the time of `body`.
func withWorld<Result: Sendable>(
    _ settings: WorldSettings = WorldSettings(), _ body: (Visitor) async throws -> Result
) async throws -> Result {
    let world = World(settings, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await world.run() }
        let visitor = Visitor(port: try await world.port())
        defer {
            visitor.client.close()
            group.cancelAll()
        }
        return try await body(visitor)
    }
}

public import Foundation
import HTTPClient
import Threading

/// The simulated Telegram and AI as a process of its own, spoken to over HTTP as the product does.
public final class World: Sendable {
    public static let token = "123456:TEST-TOKEN"
    public static let aiKey = "sk-test-key-of-the-simulator"

    public let base: String
    private let process: ChildProcess
    private let client = Client(maximumConnectionsPerHost: 0)

    public static func start() async throws -> World {
        let process = try ChildProcess(
            try Programs.path("outside-world"),
            ["--bind", "127.0.0.1:0", "--token", token, "--ai-key", aiKey, "--seed", "1"])
        guard try await process.wrote("}\n"),
            let address = process.log.split(separator: "\"").last(where: {
                $0.contains(":") && $0.first?.isNumber == true
            })
        else { throw Missing("outside-world did not start: \(process.log)") }
        return World(base: "http://\(address)", process: process)
    }

    private init(base: String, process: ChildProcess) {
        self.base = base
        self.process = process
    }

    deinit {
        client.shutdown()
        process.kill(9)
    }

    /// A control call; throws `Missing` with the answer when it is not a 200.
    @discardableResult
    public func post(_ path: String, _ body: [String: Any]) async throws -> Data {
        let json = try JSONSerialization.data(withJSONObject: body)
        return try await send(
            Request(
                .post, "\(base)/control/\(path)", body: .bytes([UInt8](json), contentType: "application/json"),
                timeout: .seconds(150)))
    }

    @discardableResult
    public func get(_ path: String) async throws -> Data {
        try await send(Request(.get, "\(base)/control/\(path)", timeout: .seconds(150)))
    }

    private func send(_ request: Request) async throws -> Data {
        let response = try await client.send(request)
        let body = Data(response.body)
        guard response.status == 200 else {
            throw Missing(
                "\(request.url) answered \(response.status): \(String(decoding: body.prefix(2000), as: UTF8.self))")
        }
        return body
    }
}

/// A conversation as the simulator shows it.
public struct Transcript: Decodable, Sendable {
    public struct Message: Decodable, Sendable {
        public let message_id: Int64
        public let from: String
        public let text: String?
        public let edits: Int
        public let thread: Int64?
        public let reply_to: Int64?

        private enum Key: String, CodingKey { case message_id, from, text, edits, thread, reply_to }

        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            message_id = try fields.decode(Int64.self, forKey: .message_id)
            text = try fields.decodeIfPresent(String.self, forKey: .text)
            edits = try fields.decode(Int.self, forKey: .edits)
            thread = try fields.decodeIfPresent(Int64.self, forKey: .thread)
            reply_to = try fields.decodeIfPresent(Int64.self, forKey: .reply_to)
            // "bot", or the number of a person.
            do { from = try fields.decode(String.self, forKey: .from) } catch {
                from = String(try fields.decode(Int64.self, forKey: .from))
            }
        }
    }

    public let messages: [Message]

    /// What the bot said, in order.
    public var said: [String] { messages.filter { $0.from == "bot" }.compactMap(\.text) }
}

extension World {
    /// A person writes in a private chat of the same number, or in a group; returns the message's id.
    @discardableResult
    public func say(_ text: String, chat: Int64, user: Int64? = nil, thread: Int64? = nil) async throws -> Int64 {
        var body: [String: Any] = ["chat": chat, "user": user ?? chat, "text": text, "language": "ru"]
        body["thread"] = thread
        struct Said: Decodable { let message_id: Int64 }
        return try JSONDecoder().decode(Said.self, from: try await post("say", body)).message_id
    }

    public func transcript(_ chat: Int64) async throws -> Transcript {
        try JSONDecoder().decode(Transcript.self, from: try await get("chats/\(chat)"))
    }

    /// Waits until the bot has said so much in a chat.
    public func transcript(_ chat: Int64, with messages: Int, within seconds: Int = 30) async throws -> Transcript {
        let data = try await get("wait?chat=\(chat)&bot_messages=\(messages)&timeout=\(seconds)")
        return try JSONDecoder().decode(Transcript.self, from: data)
    }

    /// Waits until the bot has said something.
    public func transcript(_ chat: Int64, saying text: String, within seconds: Int = 30) async throws -> Transcript {
        let escaped = text.utf8.map { "%" + String($0, radix: 16, uppercase: true).leftPadded }.joined()
        let data = try await get("wait?chat=\(chat)&text=\(escaped)&timeout=\(seconds)")
        return try JSONDecoder().decode(Transcript.self, from: data)
    }

    /// Waits until the AI has been asked so often.
    public func aiRequests(_ count: Int, within seconds: Int = 30) async throws {
        try await get("wait?ai_requests=\(count)&timeout=\(seconds)")
    }

    public struct Counts: Decodable, Sendable {
        public let undelivered, delivered, bot_messages, calls, ai_requests: Int
    }

    public func counts() async throws -> Counts {
        try JSONDecoder().decode(Counts.self, from: try await get("state"))
    }
}

extension String {
    fileprivate var leftPadded: String { count == 1 ? "0" + self : self }
}

import Foundation
import HTTPClient
import Support

/// People who send photos and press buttons, and what comes of it.
extension Installation {
    /// One of the pictures that `ImagesTests` has.
    static func photo(_ name: String) throws -> Data {
        let tests = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Data(contentsOf: tests.appending(path: "ImagesTests/photos/\(name).jpg"))
    }

    @discardableResult
    func sendPhoto(
        _ name: String, _ caption: String, chat: Int64, user: Int64? = nil, album: String? = nil
    ) async throws -> Int64 {
        var body: [String: Any] = [
            "chat": chat, "user": user ?? chat, "language": "ru", "caption": caption,
            "base64": try Self.photo(name).base64EncodedString(),
        ]
        body["media_group"] = album
        struct Sent: Decodable { let message_id: Int64 }
        return try JSONDecoder().decode(Sent.self, from: try await world.post("photo", body)).message_id
    }

    func userName() async throws -> String {
        struct Answer: Decodable {
            struct User: Decodable { let username: String }
            let result: User
        }
        let response = try await get("\(world.base)/bot\(World.token)/getMe")
        return try JSONDecoder().decode(Answer.self, from: Data(response.body)).result.username
    }

    func chat(_ id: Int64) async throws -> CardChat {
        try JSONDecoder().decode(CardChat.self, from: try await world.get("chats/\(id)"))
    }

    /// Waits until a message of the bot says something, and returns it.
    func shown(_ id: Int64, _ text: String, within seconds: Int = 30) async throws -> CardChat.Message? {
        _ = try await world.transcript(id, saying: text, within: seconds)
        return try await chat(id).said.last { $0.text.contains(text) }
    }

    func press(
        _ card: CardChat.Message, _ label: String, _ chat: Int64, user: Int64? = nil, forged: Bool = false
    ) async throws {
        guard let button = card.buttons.joined().first(where: { $0.text.hasSuffix(label) }) else {
            throw Missing("a button \(label): \(card)")
        }
        try await world.post(
            "press",
            [
                "chat": chat, "user": user ?? chat, "message_id": card.message_id, "data": button.callback_data,
                "forged": forged,
            ])
    }

    func toast(_ text: String, _ id: Int64) async throws {
        for _ in 0..<300 {
            if try await chat(id).button_answers.contains(where: { $0.text?.contains(text) == true }) { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Missing("no toast says \(text)")
    }

    /// What the AI was shown, request by request.
    func looks() async throws -> [[SeenPicture]] {
        struct Seen: Decodable {
            struct Request: Decodable { let pictures: [SeenPicture] }
            let requests: [Request]
        }
        return try JSONDecoder().decode(Seen.self, from: try await world.get("ai")).requests.map(\.pictures)
            .filter { !$0.isEmpty }
    }

    func pictures() async throws -> [SeenPicture] { try await Array(looks().joined()) }
}

struct SeenPicture: Decodable {
    let type: String
    let bytes: Int
    let width, height: Int
    let metadata: Bool
}

/// A chat with the buttons of its messages.
struct CardChat: Decodable {
    struct Message: Decodable {
        struct Button: Decodable { let text, callback_data: String }

        let message_id: Int64
        let from: String
        let text: String
        let buttons: [[Button]]

        private enum Key: String, CodingKey { case message_id, from, text, buttons }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            message_id = try fields.decode(Int64.self, forKey: .message_id)
            text = try fields.decodeIfPresent(String.self, forKey: .text) ?? ""
            buttons = try fields.decodeIfPresent([[Button]].self, forKey: .buttons) ?? []
            do { from = try fields.decode(String.self, forKey: .from) } catch { from = "person" }
        }
    }
    struct ButtonAnswer: Decodable { let text: String? }

    let messages: [Message]
    let button_answers: [ButtonAnswer]

    /// What the bot said, in order.
    var said: [Message] { messages.filter { $0.from == "bot" } }
}

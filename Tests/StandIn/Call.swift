internal import Foundation

/// A call as the stand-in saw it.
public struct Call: Sendable {
    /// How many came before it.
    public let number: Int
    public let path: String
    public let body: [UInt8]

    /// The last part of the path: `sendMessage`, `completions`.
    public var method: String { String(path.split(separator: "/").last ?? "") }

    /// What of the Bot API's parameters the tests look at.
    public struct Parameters: Decodable, Sendable {
        public struct Reply: Decodable, Sendable { public let message_id: Int64 }
        public struct Markup: Decodable, Sendable {
            public struct Button: Decodable, Sendable { public let text: String }

            public let inline_keyboard: [[Button]]
        }
        public struct Entity: Decodable, Sendable { public let type: String }

        public let chat_id: Int64?
        public let message_id: Int64?
        public let message_thread_id: Int64?
        public let text: String?
        public let action: String?
        public let reply_parameters: Reply?
        public let entities: [Entity]?
        public let reply_markup: Markup?
        public let disable_notification: Bool?
    }

    /// Nil when the body is none of the Bot API's.
    public var parameters: Parameters? { try? JSONDecoder().decode(Parameters.self, from: Data(body)) }

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// `sendMessage 42 "Hi" thread 5 reply 7 bold`, `editMessageText 42/8 "Hi"`, `deleteMessage 42/8`.
    public var line: String {
        guard let asked = parameters, let chat = asked.chat_id else { return method }
        var line = "\(method) \(chat)"
        if let message = asked.message_id { line += "/\(message)" }
        if let text = asked.text { line += " \"\(text)\"" }
        if let action = asked.action { line += " \(action)" }
        if let thread = asked.message_thread_id { line += " thread \(thread)" }
        if let reply = asked.reply_parameters { line += " reply \(reply.message_id)" }
        for entity in asked.entities ?? [] { line += " \(entity.type)" }
        for button in asked.reply_markup?.inline_keyboard.joined() ?? [].joined() { line += " [\(button.text)]" }
        return line
    }
}

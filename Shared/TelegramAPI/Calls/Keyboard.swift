/// Buttons below a message.
public struct Keyboard: Codable, Hashable, Sendable {
    /// One button.
    public struct Button: Hashable, Sendable {
        /// What pressing it does.
        public enum Action: Hashable, Sendable {
            /// Sends us this text of 1–64 bytes of UTF-8; Telegram refuses a longer one.
            case callback(String)
            case url(String)
        }

        public var text: String
        public var action: Action

        public init(_ text: String, _ action: Action) {
            self.text = text
            self.action = action
        }
    }

    /// Top to bottom, each left to right. None at all takes the buttons of an edited message away.
    public var rows: [[Button]]

    public init(rows: [[Button]]) {
        self.rows = rows
    }

    private enum CodingKeys: String, CodingKey {
        case rows = "inline_keyboard"
    }
}

extension Keyboard.Button: Codable {
    private enum Key: String, CodingKey {
        case text, url
        case data = "callback_data"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        text = try fields.decode(String.self, forKey: .text)
        if let data = try fields.decodeIfPresent(String.self, forKey: .data) {
            action = .callback(data)
        } else {
            action = .url(try fields.decode(String.self, forKey: .url))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(text, forKey: .text)
        switch action {
        case .callback(let data): try fields.encode(data, forKey: .data)
        case .url(let url): try fields.encode(url, forKey: .url)
        }
    }
}

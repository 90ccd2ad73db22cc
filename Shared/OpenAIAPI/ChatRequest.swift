/// A question to a model: the conversation so far, oldest first.
public struct ChatRequest: Encodable, Sendable {
    public var model: String
    public var messages: [ChatMessage]
    /// The longest answer, hidden reasoning included; nil is the server's own limit. Sent as `max_completion_tokens`: OpenAI's
    /// newer models refuse the older `max_tokens`.
    public var maxTokens: Int?
    /// 0 to 2; nil is the model's own. Reasoning models accept no other.
    public var temperature: Double?

    public init(model: String, messages: [ChatMessage], maxTokens: Int? = nil, temperature: Double? = nil) {
        self.model = model
        self.messages = messages
        self.maxTokens = maxTokens
        self.temperature = temperature
    }

    private enum CodingKeys: String, CodingKey {
        case model, messages, temperature
        case maxTokens = "max_completion_tokens"
    }
}

/// One turn of a conversation. Its description leaves the words out.
public struct ChatMessage: Codable, Equatable, Sendable, CustomStringConvertible {
    /// Who speaks.
    public enum Role: String, Codable, Sendable {
        case system, user, assistant, tool
    }

    public var role: Role
    public var content: String

    public init(_ role: Role, _ content: String) {
        self.role = role
        self.content = content
    }

    public var description: String { "\(role.rawValue), \(content.utf8.count) bytes" }
}

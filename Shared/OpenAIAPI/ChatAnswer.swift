/// A model's whole answer, never empty. Its description leaves the words out.
public struct ChatAnswer: Codable, Equatable, Sendable, CustomStringConvertible {
    /// Why the model stopped; the reasons that spoil an answer are an `AIError`.
    public enum FinishReason: String, Codable, Sendable {
        case stop
        /// None given, or one of a server's own.
        case other
    }

    public var text: String
    /// The model that answered, as the server names it; it may be more exact than the one asked for.
    public var model: String
    public var finishReason: FinishReason
    public var usage: TokenUsage

    public init(text: String, model: String, finishReason: FinishReason, usage: TokenUsage) {
        self.text = text
        self.model = model
        self.finishReason = finishReason
        self.usage = usage
    }

    public var description: String {
        "\(model): \(text.utf8.count) bytes, \(usage.prompt) + \(usage.completion) tokens"
    }
}

/// Tokens that were charged; 0 where the server does not tell.
public struct TokenUsage: Codable, Equatable, Sendable {
    public var prompt: Int
    public var completion: Int

    public init(prompt: Int, completion: Int) {
        self.prompt = prompt
        self.completion = completion
    }
}

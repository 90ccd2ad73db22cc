/// A model's whole answer: words, calls of tools, or both, but never neither. Its description leaves the words out.
public struct ChatAnswer: Codable, Equatable, Sendable, CustomStringConvertible {
    /// Why the model stopped; the reasons that spoil an answer are an `AIError`.
    public enum FinishReason: String, Codable, Sendable {
        case stop
        /// It waits for the results of its calls.
        case toolCalls = "tool_calls"
        /// None given, or one of a server's own.
        case other
    }

    /// May be empty beside calls.
    public var text: String
    /// What the model wants done, each with an id of its own. Nothing of it is checked but that arguments are JSON.
    public var toolCalls: [ToolCall]
    /// The model that answered, as the server names it; it may be more exact than the one asked for.
    public var model: String
    public var finishReason: FinishReason
    public var usage: TokenUsage

    public init(
        text: String, toolCalls: [ToolCall] = [], model: String, finishReason: FinishReason, usage: TokenUsage
    ) {
        self.text = text
        self.toolCalls = toolCalls
        self.model = model
        self.finishReason = finishReason
        self.usage = usage
    }

    public var description: String {
        "\(model): \(text.utf8.count) bytes\(toolCalls.isEmpty ? "" : ", calls: \(toolCalls)"), "
            + "\(usage.prompt) + \(usage.completion) tokens"
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

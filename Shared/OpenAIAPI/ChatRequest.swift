internal import ToolSchema

/// A question to a model: the conversation so far, oldest first, and what the model may ask for.
public struct ChatRequest: Sendable {
    public var model: String
    public var messages: [ChatMessage]
    /// What the model may call; none where there is nothing to do but answer.
    public var tools: [ChatTool]
    /// Nil is the server's own choice: free where there are tools. Not sent without tools.
    public var toolChoice: ToolChoice?
    /// Whether one answer may hold several calls; nil is the server's own choice, and some servers know no other. Not sent
    /// without tools.
    public var parallelToolCalls: Bool?
    /// The form that the answer is to have; nil is free text.
    public var answerFormat: AnswerFormat?
    /// The longest answer, hidden reasoning included; nil is the server's own limit. Sent as `max_completion_tokens`: OpenAI's
    /// newer models refuse the older `max_tokens`.
    public var maxTokens: Int?
    /// 0 to 2; nil is the model's own. Reasoning models accept no other.
    public var temperature: Double?

    public init(
        model: String, messages: [ChatMessage], tools: [ChatTool] = [], toolChoice: ToolChoice? = nil,
        parallelToolCalls: Bool? = nil, answerFormat: AnswerFormat? = nil, maxTokens: Int? = nil,
        temperature: Double? = nil
    ) {
        self.model = model
        self.messages = messages
        self.tools = tools
        self.toolChoice = toolChoice
        self.parallelToolCalls = parallelToolCalls
        self.answerFormat = answerFormat
        self.maxTokens = maxTokens
        self.temperature = temperature
    }

    /// The body of the request: the same bytes for the same question, tools before messages, because servers reuse their
    /// work on a beginning that they have seen. Nil where the temperature is no number.
    var json: JSONValue? {
        if let temperature, !temperature.isFinite { return nil }
        var fields: [JSONValue.Field] = [.init("model", .text(model))]
        if !tools.isEmpty {
            fields.append(.init("tools", .list(tools.map(\.json))))
            if let toolChoice { fields.append(.init("tool_choice", toolChoice.json)) }
            if let parallelToolCalls { fields.append(.init("parallel_tool_calls", .bool(parallelToolCalls))) }
        }
        if let answerFormat { fields.append(.init("response_format", answerFormat.json)) }
        fields.append(.init("messages", .list(messages.map(\.json))))
        if let maxTokens { fields.append(.init("max_completion_tokens", .integer(maxTokens))) }
        if let temperature { fields.append(.init("temperature", .number(temperature))) }
        return .object(fields)
    }
}

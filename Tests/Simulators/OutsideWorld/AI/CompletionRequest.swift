/// A checked request for a chat completion.
struct CompletionRequest: Sendable {
    let model: String
    let isStream: Bool
    let includesUsage: Bool
    /// The text of the last message of the role `user`.
    let lastUser: String
    /// The instructions name Russian as the language of the answer.
    let wantsRussian: Bool
    let tools: [OfferedTool]
    let toolChoice: ToolChoice
    let round: ToolRound
    /// The JSON schema that the answer must follow.
    let schema: JSON?
    /// Of the last message of the role `user`.
    let pictures: [Picture]
    /// Counted as UTF-8 bytes of the messages divided by four, which is no real tokenizer, and what the pictures cost.
    let promptTokens: Int

    private static let fields: Set<String> = [
        "audio", "frequency_penalty", "logit_bias", "logprobs", "max_completion_tokens", "max_tokens", "messages",
        "metadata", "modalities", "model", "n", "parallel_tool_calls", "prediction", "presence_penalty",
        "prompt_cache_key", "reasoning_effort", "response_format", "safety_identifier", "seed", "service_tier",
        "stop", "store", "stream", "stream_options", "temperature", "tool_choice", "tools", "top_logprobs", "top_p",
        "user", "verbosity", "web_search_options",
    ]

    init(_ body: JSON) throws(AIRefusal) {
        guard let fields = body.object else { throw .invalid("We could not parse the JSON body of your request.") }
        if let stranger = fields.keys.filter({ !Self.fields.contains($0) }).min() { throw .unknown(stranger) }
        guard let model = body["model"]?.string, !model.isEmpty else {
            throw .invalid("you must provide a model parameter", "model")
        }
        self.model = model
        isStream = try Self.flag(body, "stream")
        includesUsage = try Self.streamOptions(body, isStream)
        try Self.checkNumbers(body)
        tools = try ToolRules.check(body)
        try MessageRules.check(body["messages"])
        schema = try ResponseFormat.schema(body)
        toolChoice = try ToolRules.choice(body, tools)
        let messages = body["messages"]?.array ?? []
        round = ToolRound(messages)
        lastUser = messages.last { $0["role"]?.string == "user" }.map(MessageRules.text) ?? ""
        wantsRussian = messages.contains {
            ["system", "developer"].contains($0["role"]?.string) && MessageRules.text($0).contains("in Russian")
        }
        let shown = try messages.map(MessageRules.pictures)
        pictures = messages.lastIndex { $0["role"]?.string == "user" }.map { shown[$0] } ?? []
        let written = messages.reduce(0) { $0 + $1.withoutPictures.printed().utf8.count }
        promptTokens = max(1, written / 4 + shown.joined().reduce(0) { $0 + $1.tokens })
    }

    var isRussian: Bool { lastUser.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } }

    private static func flag(_ body: JSON, _ name: String) throws(AIRefusal) -> Bool {
        guard let value = body[name] else { return false }
        guard let flag = value.bool else { throw .invalid("Invalid type for '\(name)': expected a boolean.", name) }
        return flag
    }

    private static func streamOptions(_ body: JSON, _ isStream: Bool) throws(AIRefusal) -> Bool {
        guard let options = body["stream_options"] else { return false }
        guard isStream else {
            throw .invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options")
        }
        guard let object = options.object, Set(object.keys).isSubset(of: ["include_usage", "include_obfuscation"])
        else {
            throw .invalid("Invalid value for 'stream_options'.", "stream_options")
        }
        return try flag(options, "include_usage")
    }

    private static func checkNumbers(_ body: JSON) throws(AIRefusal) {
        let ranges: [String: ClosedRange<Double>] = [
            "temperature": 0...2, "top_p": 0...1, "frequency_penalty": -2...2, "presence_penalty": -2...2,
        ]
        for (name, range) in ranges {
            guard let value = body[name] else { continue }
            guard let number = value.double, range.contains(number) else {
                throw .invalid(
                    "Invalid '\(name)': expected a number from \(range.lowerBound) to \(range.upperBound).", name)
            }
        }
        for name in ["max_tokens", "max_completion_tokens", "n"] {
            guard let value = body[name] else { continue }
            guard let number = value.integer, number >= 1 else {
                throw .invalid("Invalid '\(name)': expected an integer of at least 1.", name)
            }
        }
        guard body["n"]?.integer ?? 1 == 1 else { throw .invalid("Only n = 1 is simulated.", "n") }
    }
}

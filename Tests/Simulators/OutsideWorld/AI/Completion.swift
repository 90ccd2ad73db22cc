/// An answer of the simulated AI, and the two forms in which it is sent.
struct Completion: Sendable {
    struct ToolCall: Hashable, Sendable {
        /// Nil: one is made.
        var id: String?
        let name: String
        /// JSON in a string, as the real one sends it.
        let arguments: String
    }

    struct Content: Hashable, Sendable {
        var text: String?
        var toolCalls: [ToolCall] = []
        var refusal: String?
        /// Nil: the one that fits.
        var finish: String?
    }

    let number: Int
    let created: Moment
    let model: String
    let promptTokens: Int
    var content: Content
    var finish: String
    var hasChoices = true

    init(number: Int, to request: CompletionRequest, scripted: Content?) {
        (self.number, created) = (number, .now())
        (model, promptTokens) = (request.model, request.promptTokens)
        content = scripted ?? Self.simulated(request)
        finish = content.finish ?? (content.toolCalls.isEmpty ? "stop" : "tool_calls")
    }

    /// Calls a tool where it understands the question. Otherwise it says that it is simulated and quotes the question, in
    /// the question's language.
    private static func simulated(_ request: CompletionRequest) -> Content {
        if let call = BuiltIn.call(for: request) { return Content(toolCalls: [call]) }
        let text =
            switch (request.isRussian, request.round.results.isEmpty) {
            case (true, true): "Симулятор: вы написали «\(request.lastUser)»"
            case (false, true): "Simulator: you wrote “\(request.lastUser)”"
            case (true, false): "Симулятор: готово."
            case (false, false): "Simulator: done."
            }
        return Content(text: request.schema.map { JSON.sample(of: $0, text: text).printed() } ?? text)
    }

    /// The ids of its calls, in their order.
    var callIDs: [String] { content.toolCalls.indices.map(callID) }

    var json: JSON {
        [
            "id": .string(id), "object": "chat.completion", "created": .integer(created.seconds),
            "model": .string(model), "choices": hasChoices ? [choice] : [], "usage": usage,
        ]
    }

    /// The chunks of a stream, without the usage.
    var chunks: [JSON] {
        guard hasChoices else { return [chunk([])] }
        var deltas: [JSON] = [["role": "assistant", "content": content.toolCalls.isEmpty ? "" : .null]]
        deltas += Self.pieces(content.text ?? "").map { ["content": .string($0)] }
        if let refusal = content.refusal { deltas.append(["refusal": .string(refusal)]) }
        for (index, call) in content.toolCalls.enumerated() {
            let place = JSON.integer(Int64(index))
            deltas.append([
                "tool_calls": [
                    [
                        "index": place, "id": .string(callID(index)), "type": "function",
                        "function": ["name": .string(call.name), "arguments": ""],
                    ]
                ]
            ])
            deltas += Self.pieces(call.arguments).map {
                ["tool_calls": [["index": place, "function": ["arguments": .string($0)]]]]
            }
        }
        return deltas.map { chunk([["index": 0, "delta": $0, "finish_reason": .null]]) }
            + [chunk([["index": 0, "delta": [:], "finish_reason": .string(finish)]])]
    }

    /// The last chunk when usage was asked for: no choices, only numbers.
    var usageChunk: JSON {
        var fields = chunk([]).object ?? [:]
        fields["usage"] = usage
        return .object(fields)
    }

    private var id: String { "chatcmpl-simulated-\(number)" }

    private func callID(_ index: Int) -> String { content.toolCalls[index].id ?? "call_\(number)_\(index)" }

    private func chunk(_ choices: [JSON]) -> JSON {
        [
            "id": .string(id), "object": "chat.completion.chunk", "created": .integer(created.seconds),
            "model": .string(model), "choices": .array(choices),
        ]
    }

    private var choice: JSON {
        let calls: [JSON] = content.toolCalls.enumerated().map { index, call in
            [
                "id": .string(callID(index)), "type": "function",
                "function": ["name": .string(call.name), "arguments": .string(call.arguments)],
            ]
        }
        let message: JSON = .fields([
            "role": "assistant", "content": content.text.map { .string($0) } ?? .null,
            "refusal": content.refusal.map { .string($0) } ?? .null, "tool_calls": calls.isEmpty ? nil : .array(calls),
        ])
        return ["index": 0, "message": message, "finish_reason": .string(finish), "logprobs": .null]
    }

    /// Tokens are UTF-8 bytes divided by four, rounded up: no real tokenizer.
    private var usage: JSON {
        let written = ([content.text ?? "", content.refusal ?? ""] + content.toolCalls.map(\.arguments)).joined()
        let completion = (written.utf8.count + 3) / 4
        return [
            "prompt_tokens": .integer(Int64(promptTokens)), "completion_tokens": .integer(Int64(completion)),
            "total_tokens": .integer(Int64(promptTokens + completion)),
            "prompt_tokens_details": ["cached_tokens": 0], "completion_tokens_details": ["reasoning_tokens": 0],
        ]
    }

    /// A text in pieces of one word each, which together are the text.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in text {
            piece.append(character)
            if character == " " {
                pieces.append(piece)
                piece = ""
            }
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }
}

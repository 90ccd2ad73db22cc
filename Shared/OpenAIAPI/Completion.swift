internal import FoundationEssentials
internal import HTTPClient

/// The body of a chat completion as servers send it; unknown fields are left alone.
///
/// https://platform.openai.com/docs/api-reference/chat/object
struct Completion: Decodable {
    struct Choice: Decodable {
        let message: Message
        let finish_reason: String?
    }

    struct Message: Decodable {
        let content: Content?
        let refusal: String?
        private let tool_calls: [CalledFunction]?
        private let function_call: CalledFunction?

        var calls: [CalledFunction] { tool_calls.flatMap { $0.isEmpty ? nil : $0 } ?? function_call.map { [$0] } ?? [] }
    }

    struct Usage: Decodable {
        let prompt_tokens: Int?
        let completion_tokens: Int?
    }

    let model: String?
    let choices: [Choice]
    private let reportedUsage: Usage?

    private enum CodingKeys: String, CodingKey {
        case model, choices
        case reportedUsage = "usage"
    }

    var usage: TokenUsage {
        TokenUsage(prompt: reportedUsage?.prompt_tokens ?? 0, completion: reportedUsage?.completion_tokens ?? 0)
    }

    /// The answer, if it is a whole one.
    func answer() throws(AIError) -> ChatAnswer {
        guard let choice = choices.first else { throw .emptyAnswer }
        let text = choice.message.content?.text ?? ""
        let ending = Ending(choice.finish_reason)
        switch ending {
        case .filtered: throw .refused
        case .cutOff: throw .cutOff(partial: text)
        case .brokenOff: throw .interrupted
        case .stop, .calls, .unknown: break
        }
        if let refusal = choice.message.refusal, !refusal.isEmpty { throw .refused }
        let calls = try CalledFunction.calls(choice.message.calls)
        if calls.isEmpty {
            if ending == .calls { throw .toolCallsMissing }
            if text.allSatisfy(\.isWhitespace) { throw .emptyAnswer }
        }
        let reason: ChatAnswer.FinishReason = !calls.isEmpty ? .toolCalls : ending == .stop ? .stop : .other
        return ChatAnswer(text: text, toolCalls: calls, model: model ?? "", finishReason: reason, usage: usage)
    }
}

/// A message's words: one text, or, with some servers, parts of which those of another kind are passed over.
struct Content: Decodable {
    let text: String

    private struct Part: Decodable { let text: String? }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else {
            text = try container.decode([Part].self).compactMap(\.text).joined()
        }
    }
}

/// Reads the body of a successful response, or names the error.
func readCompletion(_ response: Response) throws(AIError) -> Completion {
    guard response.status == 200 else { throw readError(response, status: response.status) }
    if let completion = try? JSONDecoder().decode(Completion.self, from: Data(response.body)) { return completion }
    // Gateways tell a failure behind them with status 200 and an error that carries the real one.
    guard let error = ErrorBody(response.body) else { throw .unreadable }
    let status = error.numericCode.flatMap { (400...599).contains($0) ? $0 : nil } ?? 500
    throw readError(response, status: status)
}

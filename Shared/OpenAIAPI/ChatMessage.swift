internal import ToolSchema

/// One turn of a conversation. Its description leaves the words out.
public enum ChatMessage: Equatable, Sendable {
    /// What the model is told about its work.
    case system(String)
    /// What a person wrote, and the pictures that go with it, in their order.
    case user(String, images: [ChatImage] = [])
    /// What the model said, may be empty beside calls, and what it called. Its calls must be answered by the very next
    /// messages, each by one.
    case assistant(String, calls: [ToolCall] = [])
    /// What a call led to.
    case toolResult(String, of: ToolCall.ID)

    var json: JSONValue {
        switch self {
        case .system(let text): ["role": "system", "content": .text(text)]
        case .user(let text, let images) where images.isEmpty: ["role": "user", "content": .text(text)]
        case .user(let text, let images):
            ["role": "user", "content": .list([["type": "text", "text": .text(text)]] + images.map(\.json))]
        case .assistant(let text, let calls) where calls.isEmpty: ["role": "assistant", "content": .text(text)]
        case .assistant(let text, let calls):
            [
                "role": "assistant", "content": text.isEmpty ? .null : .text(text),
                "tool_calls": .list(calls.map(\.json)),
            ]
        case .toolResult(let text, let id):
            ["role": "tool", "tool_call_id": .text(id.rawValue), "content": .text(text)]
        }
    }
}

extension ChatMessage: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String {
        switch self {
        case .system(let text): "system, \(text.utf8.count) bytes"
        case .user(let text, let images):
            "user, \(text.utf8.count) bytes\(images.isEmpty ? "" : ", images: \(images)")"
        case .assistant(let text, let calls): "assistant, \(text.utf8.count) bytes, calls: \(calls)"
        case .toolResult(let text, _): "tool result, \(text.utf8.count) bytes"
        }
    }

    public var debugDescription: String { description }
}

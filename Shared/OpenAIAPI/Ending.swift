/// Why a model stopped, in the words of the servers that there are; OpenAI's come first.
///
/// https://platform.openai.com/docs/api-reference/chat/object
enum Ending: Equatable {
    case stop, calls
    /// The answer reached its token limit.
    case cutOff
    /// A filter stopped it.
    case filtered
    /// The server gave up in the middle.
    case brokenOff
    /// None given, or a server's own word: what was said then decides.
    case unknown

    init(_ word: String?) {
        self = word.flatMap { Self.words[$0.lowercased()] } ?? .unknown
    }

    private static let words: [String: Ending] = [
        "stop": .stop,
        "tool_calls": .calls, "function_call": .calls, "tool_use": .calls,
        "length": .cutOff, "max_tokens": .cutOff,
        "model_length": .cutOff,  // Mistral
        "content_filter": .filtered, "safety": .filtered, "recitation": .filtered, "prohibited_content": .filtered,
        "error": .brokenOff,  // gateways
        "abort": .brokenOff,  // vLLM
        "insufficient_system_resource": .brokenOff,  // DeepSeek
    ]
}

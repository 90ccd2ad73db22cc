internal import FoundationEssentials
internal import HTTPClient

/// What a server says about a request that it did not fulfil.
///
/// https://platform.openai.com/docs/guides/error-codes
struct ErrorBody {
    let code: String?
    let type: String?
    /// Foreign text: looked at, never kept.
    let message: String
    var numericCode: Int? { code.flatMap { Int($0) } }

    /// Nil where the body holds no error object.
    init?(_ body: [UInt8]) {
        guard let error = try? JSONDecoder().decode(Envelope.self, from: Data(body)).error else { return nil }
        code = error.code?.text
        type = error.type?.text
        message = error.message?.text ?? ""
    }

    private struct Envelope: Decodable { let error: Fields }

    private struct Fields: Decodable {
        let code: Loose?
        let type: Loose?
        let message: Loose?

        enum CodingKeys: CodingKey { case code, type, message }

        // Some servers send the message alone in place of the object.
        init(from decoder: any Decoder) throws {
            if let message = try? Loose(from: decoder), message.text != nil {
                (code, type, self.message) = (nil, nil, message)
                return
            }
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            code = try fields.decodeIfPresent(Loose.self, forKey: .code)
            type = try fields.decodeIfPresent(Loose.self, forKey: .type)
            message = try fields.decodeIfPresent(Loose.self, forKey: .message)
        }
    }

    /// A text where OpenAI sends one; others send numbers, and what is neither counts as left out.
    private struct Loose: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self.text = text
            } else {
                text = (try? value.decode(Int.self)).map { String($0) }
            }
        }
    }
}

/// The one place where a server's refusals get our names: its own code first, then the status.
func readError(_ response: Response, status: Int) -> AIError {
    let body = ErrorBody(response.body)
    let names = [body?.code, body?.type].compactMap { $0?.lowercased() }
    let message = body?.message.lowercased() ?? ""
    for name in names { if let error = namedErrors[name] { return error } }
    if (400...413).contains(status), contextPhrases.contains(where: message.contains) { return .contextTooLong }
    let wait = retryAfter(in: response)
    switch status {
    case 401, 403: return .unauthorized
    case 402: return .quotaExhausted
    case 404 where message.contains("model"): return .modelNotFound
    case 408, 500...599: return .overloaded(status: status, retryAfter: wait)
    case 413: return .contextTooLong
    case 429: return .rateLimited(retryAfter: wait)
    default: return .badRequest(code: safe(body?.code ?? body?.type) ?? "http_\(status)")
    }
}

private let namedErrors: [String: AIError] = [
    "insufficient_quota": .quotaExhausted,
    "billing_hard_limit_reached": .quotaExhausted,
    "billing_not_active": .quotaExhausted,
    "context_length_exceeded": .contextTooLong,
    "exceed_context_size_error": .contextTooLong,  // llama.cpp
    "invalid_api_key": .unauthorized,
    "model_not_found": .modelNotFound,
    "content_filter": .refused,  // Azure
    "content_policy_violation": .refused,
]

// Servers that name no code: vLLM, Ollama and gateways.
private let contextPhrases = ["maximum context length", "context length", "context size", "context window"]

/// A server's word goes into our logs only if it looks like a name.
private func safe(_ code: String?) -> String? {
    guard let code, (1...64).contains(code.utf8.count) else { return nil }
    let isName = code.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }
    return isName ? code : nil
}

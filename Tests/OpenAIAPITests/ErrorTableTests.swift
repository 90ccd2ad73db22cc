import HTTPClient
import OpenAIAPI
import Testing

/// What a server may say, and what we call it.
struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: Script
    let error: AIError

    init(_ name: String, _ status: Int, _ headers: [(String, String)], _ body: String, _ error: AIError) {
        testDescription = name
        script = Script(status: status, headers: headers, body: body)
        self.error = error
    }

    init(_ name: String, _ status: Int, _ body: String, _ error: AIError) { self.init(name, status, [], body, error) }
}

@Suite(.timeLimit(.minutes(1)))
struct ErrorTableTests {
    static let secret = "SECRETWORDS"

    static let refusals = [
        Row("a wrong key", 401, body("invalid_api_key", "invalid_request_error"), .unauthorized),
        Row("no rights", 403, body("unsupported_country_region_territory", "request_forbidden"), .unauthorized),
        Row("a bare 401", 401, "", .unauthorized),
        Row("too fast", 429, body("rate_limit_exceeded", "requests"), .rateLimited(retryAfter: nil)),
        Row("too fast, with seconds", 429, [("Retry-After", "20")], "", .rateLimited(retryAfter: .seconds(20))),
        Row(
            "too fast, with fractions", 429, [("Retry-After", "0.25")], "", .rateLimited(retryAfter: .milliseconds(250))
        ),
        Row(
            "too fast, with milliseconds", 429, [("Retry-After", "9"), ("Retry-After-Ms", "1500")], "",
            .rateLimited(retryAfter: .milliseconds(1500))),
        Row(
            "too fast until a time that passed", 429, [("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")], "",
            .rateLimited(retryAfter: .zero)),
        Row("too fast, nonsense", 429, [("Retry-After", "soon")], "", .rateLimited(retryAfter: nil)),
        Row("too fast, endless", 429, [("Retry-After", "1e300")], "", .rateLimited(retryAfter: nil)),
        Row("too fast, negative", 429, [("Retry-After", "-5")], "", .rateLimited(retryAfter: .zero)),
        Row("no money", 429, body("insufficient_quota", "insufficient_quota"), .quotaExhausted),
        Row("no money, by type alone", 429, body(nil, "insufficient_quota"), .quotaExhausted),
        Row("no money at a gateway", 402, body(402, nil), .quotaExhausted),
        Row("broken", 500, body(nil, "server_error"), .overloaded(status: 500, retryAfter: nil)),
        Row("broken, with a page", 502, "<html>\(secret)</html>", .overloaded(status: 502, retryAfter: nil)),
        Row("at its limits", 503, [("retry-after", "3")], "", .overloaded(status: 503, retryAfter: .seconds(3))),
        Row("overloaded, by number", 529, "", .overloaded(status: 529, retryAfter: nil)),
        Row("tired of waiting", 408, "", .overloaded(status: 408, retryAfter: nil)),
        Row(
            "a wrong field", 400, body("unsupported_parameter", "invalid_request_error"),
            .badRequest(code: "unsupported_parameter")),
        Row(
            "a wrong field, by type", 422, body(nil, "invalid_request_error"),
            .badRequest(code: "invalid_request_error")),
        Row("a wrong field, no code", 400, "", .badRequest(code: "http_400")),
        Row("a code that is a sentence", 400, body("\(secret) and more", nil), .badRequest(code: "http_400")),
        Row("an error that is a text", 400, #"{"error":"\#(secret)"}"#, .badRequest(code: "http_400")),
        Row("a wrong address", 404, "not here", .badRequest(code: "http_404")),
        Row("another address", 302, [("Location", "https://\(secret)/")], "", .badRequest(code: "http_302")),
        Row("too long", 400, body("context_length_exceeded", "invalid_request_error"), .contextTooLong),
        Row(
            "too long, in words", 400,
            #"{"error":{"message":"This model's maximum context length is 4096 tokens.","type":"BadRequestError","code":400}}"#,
            .contextTooLong),
        Row("too long, llama.cpp", 400, body(400, "exceed_context_size_error"), .contextTooLong),
        Row("too long for a gateway", 413, "", .contextTooLong),
        Row("an unknown model", 404, body("model_not_found", "invalid_request_error"), .modelNotFound),
        Row("a model out of reach", 403, body("model_not_found", nil), .modelNotFound),
        Row(
            "an unknown model, Ollama", 404,
            #"{"error":{"message":"model 'x' not found, try pulling it first","type":"api_error","param":null,"code":null}}"#,
            .modelNotFound),
        Row("filtered before", 400, body("content_filter", nil), .refused),
        Row("against the policy", 400, body("content_policy_violation", "image_generation_user_error"), .refused),
        Row("a gateway's error in a 200", 200, body(429, nil), .rateLimited(retryAfter: nil)),
        Row(
            "a nameless error in a 200", 200, #"{"error":{"message":"\#(secret)"}}"#,
            .overloaded(status: 500, retryAfter: nil)),
    ]

    static let spoiled = [
        Row("no choices", 200, #"{"model":"m","choices":[]}"#, .emptyAnswer),
        Row(
            "null content", 200, completion(#""message":{"role":"assistant","content":null},"finish_reason":"stop""#),
            .emptyAnswer),
        Row("no content", 200, completion(#""message":{"role":"assistant"},"finish_reason":"stop""#), .emptyAnswer),
        Row("blank content", 200, completion(#""message":{"content":" \n\t"},"finish_reason":"stop""#), .emptyAnswer),
        Row(
            "cut", 200, completion(#""message":{"content":"\#(secret) be"},"finish_reason":"length""#),
            .cutOff(partial: "\(secret) be")),
        Row(
            "cut in thought", 200, completion(#""message":{"content":""},"finish_reason":"length""#),
            .cutOff(partial: "")),
        Row(
            "declined", 200, completion(#""message":{"content":null,"refusal":"\#(secret)"},"finish_reason":"stop""#),
            .refused),
        Row(
            "filtered", 200, completion(#""message":{"content":"\#(secret)"},"finish_reason":"content_filter""#),
            .refused),
        Row("broken off", 200, completion(#""message":{"content":"Hal"},"finish_reason":"error""#), .interrupted),
        Row("aborted", 200, completion(#""message":{"content":"Hal"},"finish_reason":"abort""#), .interrupted),
        Row(
            "cut, Mistral", 200, completion(#""message":{"content":"a"},"finish_reason":"model_length""#),
            .cutOff(partial: "a")),
        Row("filtered, Gemini", 200, completion(#""message":{"content":"a"},"finish_reason":"SAFETY""#), .refused),
        Row("nothing", 200, "", .unreadable),
        Row("a page", 200, "<html>\(secret)</html>", .unreadable),
        Row("half an answer", 200, String(completion(#""message":{"content":"hi"}"#).dropLast(40)), .unreadable),
        Row("another type", 200, #"{"choices":[{"message":{"content":7}}]}"#, .unreadable),
        Row("no choices at all", 200, #"{"model":"m"}"#, .unreadable),
        Row("no body for a while", 204, "", .badRequest(code: "http_204")),
    ]

    static let spoiledCalls = [
        Row("calls that were announced, without any", 200, calls("[]"), .toolCallsMissing),
        Row("calls that were announced, null", 200, calls("null"), .toolCallsMissing),
        Row(
            "words in place of the calls that were announced", 200,
            completion(#""message":{"content":"\#(secret)"},"finish_reason":"tool_calls""#), .toolCallsMissing),
        Row(
            "an announced call in the older form that is missing", 200, calls("null", "function_call"),
            .toolCallsMissing),
        Row("arguments that are cut", 200, calls(call(#""{\"a\":\"\#(secret)""#)), .toolCallUnreadable),
        Row("arguments that are words", 200, calls(call(#""\#(secret)""#)), .toolCallUnreadable),
        Row("arguments that are a JSON list", 200, calls(call(#""[1]""#)), .toolCallUnreadable),
        Row("arguments that are a list", 200, calls(call("[1]")), .toolCallUnreadable),
        Row("arguments that are a number", 200, calls(call("7")), .toolCallUnreadable),
        Row(
            "arguments that never end", 200,
            calls(call(String(repeating: #"{"a":"#, count: 200) + "1" + String(repeating: "}", count: 200))),
            .toolCallUnreadable),
        Row("one good and one bad call", 200, calls(call("{}") + "," + call("7")), .toolCallUnreadable),
        Row("a call without a name", 200, calls(#"{"id":"a","function":{"arguments":"{}"}}"#), .toolCallUnreadable),
        Row("a call without a function", 200, calls(#"{"id":"a","type":"custom"}"#), .toolCallUnreadable),
        Row("a name that is a sentence", 200, calls(call("{}", name: "\(secret) me")), .toolCallUnreadable),
        Row("a name of 65", 200, calls(call("{}", name: String(repeating: "a", count: 65))), .toolCallUnreadable),
        Row("calls that are a text", 200, calls(#""\#(secret)""#), .unreadable),
        Row("calls that are cut", 200, calls(call("{}"), "length"), .cutOff(partial: "")),
        Row("calls that are filtered", 200, calls(call("{}"), "content_filter"), .refused),
        Row("calls that are broken off", 200, calls(call("{}"), "error"), .interrupted),
        Row(
            "calls beside a refusal", 200,
            completion(
                #""message":{"content":null,"refusal":"\#(secret)","tool_calls":[\#(call("{}"))]},"finish_reason":"stop""#
            ),
            .refused),
        Row("no choices, but calls", 200, #"{"model":"m","choices":[],"tool_calls":[\#(call("{}"))]}"#, .emptyAnswer),
    ]

    @Test("every answer that is none gets its name", arguments: refusals + spoiled + spoiledCalls)
    func named(row: Row) async throws {
        let questions = try await withStandIn(row.script) { url in
            let endpoint = Endpoint(
                baseURL: url, apiKey: APIKey("sk-\(Self.secret)"), client: Client(maximumConnectionsPerHost: 1))
            let request = ChatRequest(model: "gpt-test", messages: [.user("\(Self.secret)?")])
            let error = await #expect(throws: AIError.self) {
                try await endpoint.complete(request, timeout: .seconds(10))
            }
            #expect(error == row.error)
            for text in ["\(row.error)", String(reflecting: row.error), "\([row.error])", "\(request)", "\(endpoint)"] {
                #expect(!text.contains(Self.secret))
            }
        }
        #expect(questions.count == 1)
    }
}

/// An error object with words that must not come out again.
private func body(_ code: String?, _ type: String?) -> String {
    let code = code.map { "\"\($0)\"" } ?? "null"
    let type = type.map { "\"\($0)\"" } ?? "null"
    return #"{"error":{"message":"\#(ErrorTableTests.secret)","type":\#(type),"param":null,"code":\#(code)}}"#
}

private func body(_ code: Int, _ type: String?) -> String {
    let type = type.map { "\"\($0)\"" } ?? "null"
    return #"{"error":{"message":"\#(ErrorTableTests.secret)","type":\#(type),"code":\#(code)}}"#
}

/// A completion with calls: the inside of their list, or null or a text in place of it.
private func calls(_ inside: String, _ reason: String = "tool_calls") -> String {
    let list = inside.hasPrefix("{") ? "[\(inside)]" : inside
    return completion(
        #""message":{"role":"assistant","content":null,"tool_calls":\#(list)},"finish_reason":"\#(reason)""#)
}

private func call(_ arguments: String, name: String = "find") -> String {
    #"{"id":"call_a","type":"function","function":{"name":"\#(name)","arguments":\#(arguments)}}"#
}

import HTTPTypes
import Hummingbird

/// A request that the AI refuses, in OpenAI's form.
struct AIRefusal: Error, Hashable, Sendable {
    let status: Int
    let message: String
    var type = "invalid_request_error"
    var parameter: String?
    var code: String?
    var retryAfter: Int64?

    static func invalid(_ message: String, _ parameter: String? = nil) -> AIRefusal {
        AIRefusal(status: 400, message: message, parameter: parameter)
    }

    static func unknown(_ name: String) -> AIRefusal { invalid("Unrecognized request argument supplied: \(name)") }

    static let wrongKey = AIRefusal(
        status: 401, message: "Incorrect API key provided. You can find your API key at https://example.invalid.",
        code: "invalid_api_key")

    static let noKey = AIRefusal(
        status: 401, message: "You didn't provide an API key. Send it in an Authorization header with Bearer auth.")

    static let contextTooLong = AIRefusal(
        status: 400, message: "This model's maximum context length is 128000 tokens. Please reduce the length.",
        parameter: "messages", code: "context_length_exceeded")

    /// The refusal of a `status` fault: `{code, type?, message?, retry_after?}`, `code` being the HTTP status.
    init(fault value: JSON) {
        status = Int(value["code"]?.integer ?? 500)
        message = value["message"]?.string ?? "The server had an error while processing your request."
        type = value["type"]?.string ?? "server_error"
        retryAfter = value["retry_after"]?.integer
    }

    init(
        status: Int, message: String, type: String = "invalid_request_error", parameter: String? = nil,
        code: String? = nil
    ) {
        (self.status, self.message, self.type, self.parameter, self.code) = (status, message, type, parameter, code)
    }

    var response: Response {
        var headers: HTTPFields = [:]
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        let error: JSON = [
            "message": .string(message), "type": .string(type), "param": parameter.map { .string($0) } ?? .null,
            "code": code.map { .string($0) } ?? .null,
        ]
        return .json(["error": error], status: status, headers: headers)
    }
}

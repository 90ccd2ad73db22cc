public import HTTPClient
internal import ToolSchema

/// A server that speaks OpenAI's HTTP API: OpenAI itself, a gateway, or a model on one's own machine.
public struct Endpoint: Sendable {
    private let baseURL: String
    private let apiKey: APIKey?
    private let client: Client

    /// - Parameters:
    ///   - baseURL: up to and including the version, such as `https://api.openai.com/v1`.
    ///   - apiKey: nil for servers that ask for none.
    public init(baseURL: String, apiKey: APIKey?, client: Client) {
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.apiKey = apiKey
        self.client = client
    }

    /// Asks once and waits for the whole answer; whether to ask again is the caller's decision (`AIError.helpsToRetry`).
    ///
    /// Cancelling the task hangs up, though the server may finish, and charge for, the answer.
    public func complete(_ request: ChatRequest, timeout: Duration) async throws(AIError) -> ChatAnswer {
        var usage = TokenUsage(prompt: 0, completion: 0)
        do throws(AIError) {
            let response = try await post(request.json, to: "/chat/completions", timeout: timeout)
            let completion = try readCompletion(response)
            usage = completion.usage
            let answer = try completion.answer()
            count(outcome: "answered", usage)
            return answer
        } catch {
            count(outcome: error.name, usage)
            throw error
        }
    }

    private func post(
        _ question: JSONValue?, to path: String, timeout: Duration
    ) async throws(AIError) -> Response {
        guard let question else {
            throw .notSent(.invalidRequest("the question cannot be written as JSON"))
        }
        return try await exchange(
            .post, path, body: .bytes(Array(question.printed().utf8), contentType: "application/json"),
            timeout: timeout)
    }

    func exchange(
        _ method: Request.Method, _ path: String, body: Body, timeout: Duration
    ) async throws(AIError) -> Response {
        var request = Request(method, baseURL + path, body: body, timeout: timeout)
        if let apiKey { request.headers = [apiKey.header] }
        do throws(HTTPClient.Failure) {
            return try await client.send(request)
        } catch {
            throw error.mayHaveRun ? .noAnswer(error) : .notSent(error)
        }
    }
}

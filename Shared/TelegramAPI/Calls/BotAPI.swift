internal import Domain
internal import FoundationEssentials
internal import HTTPClient
internal import Metrics

/// One request and its answer. The only place that builds a URL with the token.
struct BotAPI: Sendable {
    private let base: String
    private let token: BotToken
    private let client: Client

    init(token: BotToken, base: String, client: Client) {
        self.token = token
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.client = client
    }

    /// Calls `method` and reads its result.
    func call<Result: Decodable & Sendable>(
        _ method: String, _ arguments: some Encodable, timeout: Duration
    ) async throws(TelegramError) -> Result {
        try await callKeepingBody(method, arguments, timeout: timeout, limit: usualAnswer).result
    }

    /// Calls `method` and reads its result, beside the answer's bytes as they came.
    ///
    /// - Parameter limit: the longest answer that is taken, in bytes.
    func callKeepingBody<Result: Decodable & Sendable>(
        _ method: String, _ arguments: some Encodable, timeout: Duration, limit: Int
    ) async throws(TelegramError) -> (result: Result, body: [UInt8]) {
        do {
            let response = try await send(method, arguments, timeout: timeout, limit: limit)
            let result = try Answer<Result>(method: method, response: response).result()
            count(method, code: "200")
            return (result, response.body)
        } catch {
            count(method, code: error.code)
            throw error
        }
    }

    /// Calls `method` for its effect, which `reason` tells to be there already.
    func perform(
        _ method: String, _ arguments: some Encodable, timeout: Duration, fineIf reason: Refusal.Reason? = nil
    ) async throws(TelegramError) {
        do {
            let _: Ignored = try await call(method, arguments, timeout: timeout)
        } catch .refused(let refusal) where refusal.reason == reason {
            return
        }
    }

    private func send(
        _ method: String, _ arguments: some Encodable, timeout: Duration, limit: Int
    ) async throws(TelegramError) -> Response {
        let body: [UInt8]
        do {
            body = Array(try JSONEncoder().encode(arguments))
        } catch {
            throw .noAnswer(NoAnswer(method: method, cause: .impossible, mayHaveRun: false))
        }
        let url = "\(base)/bot\(token.rawValue)/\(method)"
        let json = Body.bytes(body, contentType: "application/json")
        let request = Request(.post, url, body: json, timeout: timeout, maximumResponseBytes: limit)
        return try await exchange(request, for: method)
    }

    /// Sends a form whose file is read while it is sent, and reads the result.
    func upload<Result: Decodable & Sendable>(
        _ method: String, _ parts: [Part], timeout: Duration
    ) async throws(TelegramError) -> Result {
        let url = "\(base)/bot\(token.rawValue)/\(method)"
        do {
            let response = try await exchange(
                Request(.post, url, body: .multipart(parts), timeout: timeout), for: method)
            let result = try Answer<Result>(method: method, response: response).result()
            count(method, code: "200")
            return result
        } catch {
            count(method, code: error.code)
            throw error
        }
    }

    /// The response for a file's path, which was checked when it was read.
    func fetch(_ path: String, limit: Int, timeout: Duration) async throws(TelegramError) -> Response {
        let url = "\(base)/file/bot\(token.rawValue)/\(path)"
        return try await exchange(Request(.get, url, timeout: timeout, maximumResponseBytes: limit), for: "download")
    }

    private func exchange(_ request: Request, for method: String) async throws(TelegramError) -> Response {
        do {
            return try await client.send(request)
        } catch {
            throw .noAnswer(NoAnswer(method: method, cause: .init(error), mayHaveRun: error.mayHaveRun))
        }
    }

    func count(_ method: String, code: String) {
        Counter(label: "telegram_requests_total", dimensions: [("method", method), ("code", code)]).increment()
    }
}

/// Bytes of an answer that is not of updates.
private let usualAnswer = 4 << 20

/// A result that nobody reads.
private struct Ignored: Decodable {
    init(from decoder: any Decoder) throws {}
}

extension TelegramError {
    /// The status for the metric; `none` where there was no response at all.
    var code: String {
        switch self {
        case .refused(let refusal): String(refusal.code)
        case .noAnswer(let noAnswer):
            switch noAnswer.cause {
            case .serverError(let status), .unreadable(let status): String(status)
            case .timeout, .connection, .cancelled, .tooLarge, .bodyFailed, .impossible: "none"
            }
        }
    }
}

extension NoAnswer.Cause {
    fileprivate init(_ failure: Failure) {
        self =
            switch failure {
            case .cancelled, .shutDown: .cancelled
            case .deadlineExceeded: .timeout
            case .notConnected, .connectionLost: .connection
            case .responseTooLarge: .tooLarge
            case .bodyFailed: .bodyFailed
            case .invalidRequest: .impossible
            }
    }
}

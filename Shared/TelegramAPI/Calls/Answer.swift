internal import Domain
internal import FoundationEssentials
internal import HTTPClient

/// What came back for one call.
struct Answer<Result: Decodable> {
    let method: String
    let response: Response

    /// The result, or who failed.
    func result() throws(TelegramError) -> Result {
        let envelope: Envelope<Result>
        do {
            envelope = try JSONDecoder().decode(Envelope<Result>.self, from: Data(response.body))
        } catch {
            // What stands before Telegram's servers says so in a page of its own.
            if response.status == 413 {
                throw .refused(Refusal(method: method, code: 413, reason: .fileTooLarge))
            }
            throw noAnswer(status: response.status)
        }
        if let result = envelope.result { return result }
        let code = envelope.code ?? response.status
        // A failure of Telegram's servers may come after the message was sent.
        guard !envelope.ok, code < 500 else { throw noAnswer(status: code) }
        throw .refused(
            Refusal(
                method: method, code: code,
                reason: Refusal.Reason(
                    code: code, description: envelope.description ?? "",
                    retryAfter: envelope.parameters?.retryAfter ?? response.header("Retry-After").flatMap { Int($0) },
                    migratedTo: envelope.parameters?.migratedTo)))
    }

    private func noAnswer(status: Int) -> TelegramError {
        let cause: NoAnswer.Cause = status >= 500 ? .serverError(status: status) : .unreadable(status: status)
        return .noAnswer(NoAnswer(method: method, cause: cause, mayHaveRun: true))
    }
}

/// The shape of every answer of the Bot API.
private struct Envelope<Result: Decodable>: Decodable {
    struct Parameters: Decodable {
        let retryAfter: Int?
        let migratedTo: ChatID?

        enum CodingKeys: String, CodingKey {
            case retryAfter = "retry_after"
            case migratedTo = "migrate_to_chat_id"
        }
    }

    let ok: Bool
    let result: Result?
    let code: Int?
    let description: String?
    let parameters: Parameters?

    enum CodingKeys: String, CodingKey {
        case ok, result, description, parameters
        case code = "error_code"
    }
}

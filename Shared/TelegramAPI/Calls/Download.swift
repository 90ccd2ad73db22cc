internal import HTTPClient

extension BotAPI {
    /// Fetches a file. Telegram's servers for files say no by status, with no more words than that.
    func download(_ file: TelegramFile, limit: Int, timeout: Duration) async throws(TelegramError) -> [UInt8] {
        if let size = file.size, size > limit {
            throw .noAnswer(NoAnswer(method: Self.download, cause: .tooLarge, mayHaveRun: false))
        }
        do {
            let response = try await fetch(file.path, limit: limit, timeout: timeout)
            let bytes = try Self.body(of: response)
            count(Self.download, code: "200")
            return bytes
        } catch {
            count(Self.download, code: error.code)
            throw error
        }
    }

    private static let download = "download"

    private static func body(of response: Response) throws(TelegramError) -> [UInt8] {
        let reason: Refusal.Reason? =
            switch response.status {
            case 200: nil
            case 401: .unauthorized
            case 400, 404, 410: .fileNotFound
            case 429:
                .init(
                    code: 429, description: "", retryAfter: response.header("Retry-After").flatMap { Int($0) },
                    migratedTo: nil)
            case 500...599:
                throw .noAnswer(
                    NoAnswer(method: download, cause: .serverError(status: response.status), mayHaveRun: true))
            // A redirect too: the file is nowhere but at the server that we know.
            default:
                throw .noAnswer(
                    NoAnswer(method: download, cause: .unreadable(status: response.status), mayHaveRun: true))
            }
        if let reason { throw .refused(Refusal(method: download, code: response.status, reason: reason)) }
        return response.body
    }
}

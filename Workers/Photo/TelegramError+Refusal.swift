import TelegramAPI

extension TelegramError {
    /// Telegram says no, and will until somebody mends something: unlike an outage, or a pause that it asks for.
    var isRefusal: Bool {
        guard case .refused(let refusal) = self else { return false }
        if case .tooManyRequests = refusal.reason { return false }
        return true
    }
}

import Domain

/// Everything that changes in the simulated world: one value, so that a fact and its consequences become visible together.
struct WorldState: Sendable {
    var telegram: Telegram
    var assistant = Assistant()
    var faults = Faults()
    var pace = Pace()
    private let seed: UInt64

    init(_ settings: WorldSettings) {
        seed = settings.seed
        // Real numbers start at random and then grow by one.
        let first = 100_000_000 + Int64(settings.seed % 900_000_000)
        telegram = Telegram(bot: Bot(token: settings.token), outbox: Outbox(next: UpdateID(first)))
    }

    /// Forgets everything; a kept webhook saves the bot from setting it again.
    mutating func reset(keepingWebhook: Bool) {
        let before = telegram
        telegram = before.afterReset()
        if keepingWebhook { (telegram.webhook, telegram.allowedUpdates) = (before.webhook, before.allowedUpdates) }
        assistant = assistant.afterReset()
        faults = Faults()
        pace = Pace()
    }
}

/// How slow the simulated world is.
struct Pace: Hashable, Sendable {
    /// Before a Bot API call is answered, in milliseconds.
    var telegram: Int64 = 0
    /// Before the first byte of an AI answer.
    var assistant: Int64 = 0
    /// Between two pieces of a streamed AI answer.
    var assistantChunk: Int64 = 0
    /// How long the webhook may take to answer.
    var webhookTimeout: Int64 = 60_000
    /// The pause after the second failed delivery; the first is repeated at once. Doubles up to `retryMax`.
    var retryStart: Int64 = 1_000
    var retryMax: Int64 = 8_000

    /// The pause before an update is tried again that failed `failures` times.
    func pause(after failures: Int) -> Int64 {
        failures <= 1 ? 0 : min(retryMax, retryStart << min(failures - 2, 20))
    }
}

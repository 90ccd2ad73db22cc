import TelegramAPI
import Threading

/// The bot's own name on Telegram, asked once when it is first needed.
final class BotProfile: Sendable {
    private let bot: Bot
    private let known = Locked<User?>(nil)

    init(bot: Bot) { self.bot = bot }

    func user() async throws(TelegramError) -> User {
        if let user = known.withLock({ $0 }) { return user }
        let user = try await bot.getMe()
        known.withLock { $0 = user }
        return user
    }
}

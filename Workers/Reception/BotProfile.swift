public import TelegramAPI
import Threading

/// The bot's own name on Telegram, asked once when it is first needed.
public final class BotProfile: Sendable {
    private let bot: Bot
    private let known = Locked<User?>(nil)

    public init(bot: Bot) { self.bot = bot }

    /// Asks Telegram at the first call.
    public func user() async throws(TelegramError) -> User {
        if let user = known.withLock({ $0 }) { return user }
        let user = try await bot.getMe()
        known.withLock { $0 = user }
        return user
    }

    /// In a group the bot speaks when it is spoken to: by name, by a reply to it, or by a command.
    public func isMeant(by message: Message) async throws(TelegramError) -> Bool {
        let me = try await user()
        if message.replyTo?.from?.id == me.id { return true }
        guard let username = me.username else { return false }
        if case .command(let command) = message.content { return command.isAddressed(to: username) }
        return message.mentions(username)
    }
}

public import Domain
public import Jobs
public import Logging
public import Outputs
public import TelegramAPI
public import WorkerRuntime

/// The pools `chat` and `control`: everything that people write, and the buttons that they press. The same desk works for the
/// pool `photo`, which has no eyes yet and says so.
public enum Conversation {
    /// - Parameters:
    ///   - assistant: nil when no AI is configured; the bot says so.
    ///   - defaultLanguage: for people whose Telegram names none.
    public static func pool(
        _ name: PoolName, width: Int, bot: Bot, assistant: Assistant?, lanes: LaneFunctions, limits: SendingLimits,
        defaultLanguage: Language, logger: Logger
    ) -> Pool {
        let desk = ConversationDesk(
            profile: BotProfile(bot: bot), bot: bot, assistant: assistant, lanes: lanes, limits: limits,
            defaultLanguage: defaultLanguage, logger: logger)
        return Pool(
            name: name, width: width,
            retries: RetryPolicy(attempts: 4, base: .seconds(2), cap: .seconds(30)),
            deadline: { _ in .seconds(90) },
            stopped: { job in desk.stopped(job) },
            handle: { job in try await desk.handle(job) })
    }
}

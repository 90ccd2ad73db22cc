public import Domain
import Jobs
public import Logging
public import Outputs
public import TelegramAPI
public import WorkerRuntime

/// The pool `send`: brings outputs to their chats.
public enum Sending {
    public static func pool(
        width: Int, bot: Bot, limits: SendingLimits, cards: CardBook, defaultLanguage: Language, logger: Logger
    ) -> Pool {
        let delivery = OutputDelivery(
            bot: bot, limits: limits, cards: cards, defaultLanguage: defaultLanguage, logger: logger)
        return Pool(
            name: .send, width: width,
            retries: RetryPolicy(attempts: 6, base: .seconds(1), cap: .seconds(60)),
            deadline: { _ in .seconds(90) },
            stopped: { _ in [] },
            handle: { job in try await delivery.handle(job) })
    }
}

public import Domain
public import FamilyStore
import Jobs
public import Logging
public import Outputs
public import TelegramAPI
public import WorkerRuntime

/// The pool `send`: brings outputs to their chats.
public enum Sending {
    /// - Parameter store: where files wait.
    public static func pool(
        width: Int, bot: Bot, store: Store, limits: SendingLimits, cards: CardBook, defaultLanguage: Language,
        logger: Logger
    ) -> Pool {
        let attempts = Attempts(limits: limits, logger: logger)
        let delivery = OutputDelivery(
            bot: bot, attempts: attempts, cards: cards,
            files: FileDelivery(bot: bot, store: store, attempts: attempts, logger: logger),
            defaultLanguage: defaultLanguage, logger: logger)
        return Pool(
            name: .send, width: width,
            retries: RetryPolicy(attempts: 6, base: .seconds(1), cap: .seconds(60)),
            deadline: { $0 == .file ? FileDelivery.timeout + .seconds(30) : .seconds(90) },
            stopped: { _ in [] },
            givenUp: nil,
            handle: { job in try await delivery.handle(job) })
    }
}

import DataExport
public import Domain
public import FamilyStore
public import Jobs
public import Logging
public import Outputs
public import TelegramAPI
public import WorkerRuntime

/// The pool `export`: people's own data as files.
public enum Exports {
    /// - Parameters:
    ///   - isStoreReady: whether the collections of `store` are there.
    ///   - folder: where there is room for files that are being made.
    ///   - fileLimit: the most bytes that Telegram takes as one file.
    ///   - defaultLanguage: for people whom nobody knows and whose Telegram names none.
    public static func pool(
        width: Int, bot: Bot, store: Store, isStoreReady: @escaping @Sendable () -> Bool, lanes: LaneFunctions,
        limits: SendingLimits, folder: String, fileLimit: Int, defaultLanguage: Language, logger: Logger
    ) -> Pool {
        let desk = ExportDesk(
            store: store, isStoreReady: isStoreReady, bot: bot, limits: limits, book: CardBook(lanes: lanes),
            folder: folder, fileLimit: fileLimit, defaultLanguage: defaultLanguage, logger: logger)
        return Pool(
            name: .export, width: width,
            retries: RetryPolicy(attempts: ExportDesk.attempts, base: .seconds(5), cap: .seconds(60)),
            deadline: { _ in .seconds(600) },
            stopped: { job in desk.stopped(job) },
            givenUp: { job, _ in try desk.givenUp(job) },
            handle: { job in try await desk.handle(job) })
    }

    /// The most bytes of a file that Telegram's own server takes from a bot.
    public static let telegramLimit = 50_000_000
}

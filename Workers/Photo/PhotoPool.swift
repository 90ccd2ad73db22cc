import Actions
public import Domain
public import FamilyStore
public import Images
public import Jobs
public import Logging
public import Outputs
public import Reception
public import TelegramAPI
public import WorkerRuntime

/// The pool `photo`: pictures of meals, sent as photos or as files.
public enum Photos {
    /// - Parameters:
    ///   - answers: of a model that can see; nil when no AI is configured.
    ///   - isStoreReady: whether the collections of `store` are there.
    ///   - defaultLanguage: for people whom nobody knows and whose Telegram names none.
    public static func pool(
        width: Int, bot: Bot, answers: PaidAnswers?, preparation: ImagePreparation, store: Store,
        isStoreReady: @escaping @Sendable () -> Bool, lanes: LaneFunctions, limits: SendingLimits,
        defaultLanguage: Language, logger: Logger
    ) -> Pool {
        let desk = PhotoDesk(
            profile: BotProfile(bot: bot), store: store, isStoreReady: isStoreReady,
            strangers: StrangerNotice(lanes: lanes),
            notice: OutageNotice(bot: bot, lanes: lanes, limits: limits, logger: logger),
            sight: answers.map {
                Sight(answers: $0, darkroom: Darkroom(bot: bot, preparation: preparation), logger: logger)
            },
            estimates: EstimateDesk(store: store), cards: MealCardDesk(store: store), book: CardBook(lanes: lanes),
            albums: AlbumMemory(lanes: lanes), bot: bot, limits: limits, defaultLanguage: defaultLanguage,
            logger: logger)
        return Pool(
            name: .photo, width: width, retries: RetryPolicy(attempts: 4, base: .seconds(2), cap: .seconds(30)),
            deadline: { _ in .seconds(90) },
            stopped: { job in desk.stopped(job) },
            givenUp: nil,
            handle: { job in try await desk.handle(job) })
    }
}

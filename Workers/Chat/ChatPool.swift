import Actions
public import Domain
public import FamilyStore
public import Jobs
public import Logging
public import Outputs
public import Reception
public import TelegramAPI
public import WorkerRuntime

/// The pools `chat` and `control`: everything that people write, and the buttons that they press. Photos have a pool of their
/// own.
public enum Conversation {
    /// - Parameters:
    ///   - answers: nil when no AI is configured; the bot then reads by simple rules, and says so.
    ///   - isStoreReady: whether the collections of `store` are there.
    ///   - defaultLanguage: for people whom nobody knows and whose Telegram names none.
    public static func pool(
        _ name: PoolName, width: Int, bot: Bot, answers: PaidAnswers?, store: Store,
        isStoreReady: @escaping @Sendable () -> Bool, lanes: LaneFunctions, limits: SendingLimits,
        defaultLanguage: Language, logger: Logger
    ) -> Pool {
        let actions = ActionDesk(store: store)
        let members = MemberActions(actions: actions, directory: store.directory)
        let cards = MealCardDesk(store: store)
        let book = CardBook(lanes: lanes)
        let desk = ConversationDesk(
            profile: BotProfile(bot: bot), lanes: lanes, doorkeeper: Doorkeeper(store: store, lanes: lanes),
            commands: CommandDesk(
                actions: actions, store: store, undo: UndoDesk(store: store, cards: cards, book: book, lanes: lanes),
                exports: ExportCounter(), known: lanes.knownPeople),
            questions: QuestionDesk(
                assistant: answers.map { Assistant(answers: $0, actions: members) }, actions: members, store: store,
                cards: AnswerCards(store: store, cards: cards, book: book), bot: bot, lanes: lanes, limits: limits),
            buttons: ButtonDesk(bot: bot, cards: cards, exports: ExportCounter(), logger: logger),
            replies: ReplyDesk(words: MealWords(store: store), book: book),
            notice: OutageNotice(bot: bot, lanes: lanes, limits: limits, logger: logger), isStoreReady: isStoreReady,
            defaultLanguage: defaultLanguage, logger: logger)
        return Pool(
            name: name, width: width,
            retries: RetryPolicy(attempts: 4, base: .seconds(2), cap: .seconds(30)),
            deadline: { _ in .seconds(90) },
            stopped: { job in desk.stopped(job) },
            givenUp: nil,
            handle: { job in try await desk.handle(job) })
    }
}

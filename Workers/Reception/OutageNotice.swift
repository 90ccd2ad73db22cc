public import Domain
public import Jobs
public import Logging
import Operations
public import Outputs
import Phrases
public import TelegramAPI
public import WorkerRuntime

/// Tells a person, once, that an answer has to wait for the database.
///
/// The job that waits cannot say it by its outputs, which go out when it ends; so it is said on the spot. A worker that dies
/// between saying it and noting that lets it be said once more.
public struct OutageNotice: Sendable {
    /// Shorter interruptions are over before anybody wonders.
    private static let patience = Duration.seconds(10)
    private static let oncePer = Duration.seconds(600)
    private static let sending = Duration.seconds(10)
    /// Longer than it takes to say it, and no longer than a person should wait for it when the attempt failed.
    private static let claim = Duration.seconds(15)

    let bot: Bot
    let lanes: LaneFunctions
    let limits: SendingLimits
    let logger: Logger

    public init(bot: Bot, lanes: LaneFunctions, limits: SendingLimits, logger: Logger) {
        self.bot = bot
        self.lanes = lanes
        self.limits = limits
        self.logger = logger
    }

    /// Says it if the job has waited for a while and the person was not told within the last minutes.
    public func sayOnce(_ job: Job, _ address: Address, in language: Language) async throws {
        let waited = Duration.milliseconds(WallClock.milliseconds - job.arrival)
        guard waited >= Self.patience, let user = address.user else { return }
        let key = "told:data:\(user)"
        let mine = job.key.rawValue
        guard try await lanes.compareAndSet(key, expected: nil, new: mine, lifetime: Self.claim).changed else { return }
        guard try await limits.ephemeral(to: address.chat) else {
            _ = try await lanes.compareAndSet(key, expected: mine, new: nil, lifetime: nil)
            return
        }
        do throws(TelegramError) {
            _ = try await bot.sendMessage(
                SendMessage(
                    chat: address.chat, thread: address.thread, text: RichText(Phrase.dataAway.text(in: language)),
                    replyTo: nil, keyboard: nil, silent: false), timeout: Self.sending)
        } catch {
            // The answer itself will come; that it is late is no more than a courtesy.
            logger.debug("the wait could not be told", metadata: ["error": "\(error)"])
            return
        }
        _ = try await lanes.compareAndSet(key, expected: mine, new: "said", lifetime: Self.oncePer)
    }
}

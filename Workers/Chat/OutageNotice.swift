import Domain
import Jobs
import Logging
import Operations
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Tells a person, once, that an answer has to wait for the database.
///
/// The job that waits cannot say it by its outputs, which go out when it ends; so it is said on the spot.
struct OutageNotice: Sendable {
    /// Shorter interruptions are over before anybody wonders.
    private static let patience = Duration.seconds(10)
    private static let oncePer = Duration.seconds(600)

    let bot: Bot
    let lanes: LaneFunctions
    let limits: SendingLimits
    let logger: Logger

    func sayOnce(_ job: Job, _ address: Address, in language: Language) async throws {
        let waited = Duration.milliseconds(WallClock.milliseconds - job.arrival)
        guard waited >= Self.patience, let user = address.user else { return }
        let told = try await lanes.compareAndSet(
            "told:data:\(user)", expected: nil, new: job.key.rawValue, lifetime: Self.oncePer)
        guard told.changed, try await limits.ephemeral(to: address.chat) else { return }
        do throws(TelegramError) {
            _ = try await bot.sendMessage(
                SendMessage(
                    chat: address.chat, thread: address.thread, text: RichText(Phrase.dataAway.text(in: language)),
                    replyTo: nil, keyboard: nil, silent: false))
        } catch {
            // The answer itself will come; that it is late is no more than a courtesy.
            logger.debug("the wait could not be told", metadata: ["error": "\(error)"])
        }
    }
}

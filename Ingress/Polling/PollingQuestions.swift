import Logging
import Operations
import TelegramAPI
import Webhook

/// The conversation with Telegram of whoever may poll.
struct PollingQuestions: Sendable {
    /// How long Telegram keeps a question when it has nothing to say.
    private static let patience = Duration.seconds(25)
    /// Until what could not be stored is tried again.
    private static let rest = Duration.seconds(1)
    private static let conflictRest = Duration.seconds(5)

    let bot: Bot
    let intake: Intake
    let activity: Liveness.Activity
    /// Takes the presses whose spinners are to end.
    let pressed: AsyncStream<CallbackID>.Continuation
    let logger: Logger

    /// Asks until the task is cancelled.
    func ask() async {
        var cursor = PollingCursor()
        var failures = 0
        while !Task.isCancelled {
            activity.progress()
            do throws(TelegramError) {
                let updates = try await bot.getUpdates(
                    offset: cursor.offset, patience: Self.patience, allowed: AllowedUpdates.all)
                failures = 0
                if updates.isEmpty { cursor.isEmpty() }
                await take(updates, &cursor)
            } catch {
                if Task.isCancelled { return }
                failures += 1
                await recover(from: error, failures)
            }
        }
    }

    /// Stores updates in their order; what comes after one that could not be stored is asked for again.
    private func take(_ updates: [RawUpdate], _ cursor: inout PollingCursor) async {
        for update in updates {
            switch await intake.take(update.bytes) {
            case .accepted(let callback):
                cursor.isDurable(update.id)
                if let callback { pressed.yield(CallbackID(rawValue: callback)) }
            case .malformed:
                // It would come for ever, and stop what stands behind it.
                logger.error("an update cannot be read", metadata: ["update": "\(update.id)"])
                cursor.isDurable(update.id)
            case .unavailable:
                try? await Task.sleep(for: Self.rest)  // cancelled: whoever asks next gets it again
                return
            }
        }
    }

    private func recover(from error: TelegramError, _ failures: Int) async {
        switch PollingTrouble(error, failures: failures) {
        case .conflict:
            await endConflict()
        case .wait(let delay, let isOurFault):
            logger.log(
                level: isOurFault ? .error : .warning, "Telegram gives no updates",
                metadata: ["error": "\(error)", "wait": "\(delay)"])
            try? await Task.sleep(for: delay)  // cancelled: the loop ends itself
        }
    }

    /// A webhook that is left from before is removed, with all that waits kept; against another poller only patience helps.
    private func endConflict() async {
        do throws(TelegramError) {
            let webhook = try await bot.getWebhookInfo()
            if webhook.url.isEmpty {
                logger.error("another program polls with this bot's token")
            } else {
                try await bot.deleteWebhook()
                logger.notice("the webhook was removed: this installation polls")
                return
            }
        } catch {
            logger.warning("cannot look for a webhook", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: Self.conflictRest)  // cancelled: the loop ends itself
    }
}

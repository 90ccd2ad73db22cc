import Logging
import TelegramAPI

/// Ends the spinners of pressed buttons, as the webhook's response does in the other mode.
///
/// It outlives the polling that brought the presses: what was begun is finished at a hand-over and at the program's end.
struct Spinners: Sendable {
    /// Less than a supervisor's patience; a spinner that stays ends by itself.
    private static let patience = Duration.seconds(5)

    let bot: Bot
    let logger: Logger

    /// Ends those that come until there are no more, each by itself.
    func end(_ presses: AsyncStream<CallbackID>) async {
        await withDiscardingTaskGroup { spinners in
            for await press in presses { spinners.addTask { await end(press) } }
        }
    }

    private func end(_ press: CallbackID) async {
        do throws(TelegramError) {
            try await bot.answerCallbackQuery(id: press, text: nil, alert: false, timeout: Self.patience)
        } catch {
            logger.info("a button's spinner goes on", metadata: ["error": "\(error)"])
        }
    }
}

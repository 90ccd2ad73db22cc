import Domain
public import Jobs
public import Outputs
public import TelegramAPI

/// "typing…" in the chat, at once and again every four seconds while work goes on, and never after.
///
/// It is decoration: what it lacks, room under the limits or an answer from Telegram, it does without.
public struct TypingIndicator: Sendable {
    /// Telegram shows it for five seconds.
    private static let refresh = Duration.seconds(4)

    let bot: Bot
    let limits: SendingLimits
    let address: Address

    public init(bot: Bot, limits: SendingLimits, address: Address) {
        self.bot = bot
        self.limits = limits
        self.address = address
    }

    /// Shows it until the work ends.
    public func whileWorking<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        async let _: Void = show()  // leaving the scope cancels it and waits for its end
        return try await work()
    }

    private func show() async {
        while !Task.isCancelled {
            do {
                if try await limits.ephemeral(to: address.chat), !Task.isCancelled {
                    try await bot.sendChatAction(chat: address.chat, thread: address.thread, action: .typing)
                }
                try await Task.sleep(for: Self.refresh)
            } catch is CancellationError {
                return
            } catch {
                do { try await Task.sleep(for: Self.refresh) } catch { return }
            }
        }
    }
}

import Logging
import Operations
import ServiceLifecycle
import TelegramAPI

/// Asks Telegram twice a minute who we are: an answer, even a refusal of another kind than the token's, means that it is
/// there for us.
struct TelegramProbe: Service {
    let bot: Bot
    let watch: DependencyWatch
    let logger: Logger

    private static let pause = Duration.seconds(30)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(TelegramError) {
                    _ = try await bot.getMe(timeout: .seconds(10))
                    watch.note(.telegram, succeeded: true)
                } catch {
                    watch.note(.telegram, succeeded: error.isAnswer)
                    // A token that is refused, or a wrong address, must not wait for somebody to miss an answer.
                    logger.error("Telegram does not know us or cannot be reached", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)  // cancelled: the loop ends itself
            }
        }
    }
}

extension TelegramError {
    fileprivate var isAnswer: Bool {
        switch self {
        case .refused(let refusal): refusal.reason != .unauthorized
        case .noAnswer: false
        }
    }
}

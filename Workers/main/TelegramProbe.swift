import Operations
import ServiceLifecycle
import TelegramAPI

/// Asks Telegram twice a minute who we are: an answer, even a refusal, means that it can be reached.
struct TelegramProbe: Service {
    let bot: Bot
    let watch: DependencyWatch

    private static let pause = Duration.seconds(30)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(TelegramError) {
                    _ = try await bot.getMe(timeout: .seconds(10))
                    watch.note(.telegram, succeeded: true)
                } catch {
                    watch.note(.telegram, succeeded: error.isAnswer)
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

public import Jobs
public import Logging
public import Operations
import Redis
public import ServiceLifecycle
public import TelegramAPI
public import Webhook

/// Asks Telegram for updates instead of waiting for its calls: no address, no certificate, behind any router.
///
/// However many ingresses run, one of them polls; another takes over within fifteen seconds when it falls silent, and at
/// once when it ends. Should two poll for a moment, an update that both bring is stored once. An update is confirmed to Telegram by the question after the one that brought it, when it is durable.
public struct Poller: Service {
    private static let lifetime = Duration.seconds(15)
    private static let renewal = lifetime / 3
    private static let rest = Duration.seconds(2)

    private let right: SoleRight
    private let bot: Bot
    private let intake: Intake
    private let activity: Liveness.Activity
    private let logger: Logger

    /// - Parameter lanes: on a connection that nothing blocks.
    public init(bot: Bot, intake: Intake, lanes: LaneFunctions, liveness: Liveness, logger: Logger) {
        right = SoleRight("poller", lifetime: Self.lifetime, lanes: lanes)
        activity = liveness.expect("polling", within: .seconds(120))
        self.bot = bot
        self.intake = intake
        self.logger = logger
    }

    public func run() async throws {
        let (presses, pressed) = AsyncStream.makeStream(of: CallbackID.self)
        await withDiscardingTaskGroup { group in
            group.addTask { await Spinners(bot: bot, logger: logger).end(presses) }
            group.addTask {
                await pollInTurns(
                    PollingQuestions(bot: bot, intake: intake, activity: activity, pressed: pressed, logger: logger))
                pressed.finish()
            }
        }
    }

    private func pollInTurns(_ questions: PollingQuestions) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                activity.progress()
                if await holds() { await poll(questions) }
                try? await Task.sleep(for: Self.rest)  // cancelled: the loop ends itself
            }
        }
        activity.finish()
        do throws(ConnectionError) { try await right.release() } catch {
            logger.info("the right to poll ends by itself", metadata: ["error": "\(error)"])
        }
    }

    /// Polls for as long as the right is kept.
    private func poll(_ questions: PollingQuestions) async {
        logger.notice("polling begins")
        await withTaskGroup { group in
            group.addTask { await questions.ask() }
            group.addTask { await keep() }
            await group.next()
            group.cancelAll()
        }
        logger.notice("polling ends")
    }

    private func keep() async {
        var kept = ContinuousClock.now
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.renewal)  // cancelled: the loop ends itself
            do throws(ConnectionError) {
                guard try await right.hold() else { return }
                kept = .now
            } catch {
                // Redis is away, and nothing can be stored: somebody else may have the right by now.
                if .now - kept > right.lifetime { return }
            }
        }
    }

    private func holds() async -> Bool {
        do throws(ConnectionError) { return try await right.hold() } catch { return false }
    }
}

import Foundation
public import Jobs
public import Logging
import Metrics
public import Operations
import Phrases
import Redis
public import ServiceLifecycle
public import TelegramAPI

/// Looks again and again whether Telegram still brings updates to us, and sets the webhook again when it does not.
///
/// Any number of schedulers may run: one of them watches.
public struct WebhookWatch: Service {
    private let bot: Bot
    private let wanted: SetWebhook
    private let interval: Duration
    private let right: SoleRight
    private let alerts: Alerts
    private let activity: Liveness.Activity
    private let logger: Logger

    /// - Parameters:
    ///   - wanted: as the webhook is to be.
    ///   - interval: between two looks.
    public init(
        bot: Bot, wanted: SetWebhook, interval: Duration, lanes: LaneFunctions, alerts: Alerts, liveness: Liveness,
        logger: Logger
    ) {
        self.bot = bot
        self.wanted = wanted
        self.interval = interval
        right = SoleRight("webhook_watch", lifetime: interval * 3, lanes: lanes)
        self.alerts = alerts
        activity = liveness.expect("webhook watch", within: interval * 3 + .seconds(60))
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var judgement = WebhookJudgement()
            var faults: [WebhookFault] = []
            while !Task.isCancelled {
                activity.progress()
                do {
                    if try await right.hold() {
                        faults = try await look(&judgement, before: faults)
                    } else {
                        (judgement, faults) = (WebhookJudgement(), [])
                    }
                } catch {
                    // Redis or Telegram is away: others say so, and the next look comes.
                    logger.warning("cannot look at the webhook", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: interval)  // cancelled: the loop ends itself
            }
        }
        activity.finish()
        do throws(ConnectionError) { try await right.release() } catch {
            logger.info("the right to watch ends by itself", metadata: ["error": "\(error)"])
        }
    }

    private func look(
        _ judgement: inout WebhookJudgement, before: [WebhookFault]
    ) async throws -> [WebhookFault] {
        let found = try await bot.getWebhookInfo()
        let verdict = judgement.judge(
            found, wanted: wanted, at: Int(Date.now.timeIntervalSince1970), every: Int(interval.components.seconds))
        for fault in verdict.faults {
            logger.error(
                "the webhook is not as it is to be",
                metadata: ["fault": "\(fault.rawValue)", "waiting": "\(found.pendingUpdates)"])
            Counter(metric: .webhookFaults, [.kind: fault.rawValue]).increment()
        }
        if verdict.isToBeSet { await mend() }
        if let fault = verdict.faults.first {
            try await alerts.tell(.webhookTroubled(fault.told), about: "webhook_\(fault.rawValue)")
        }
        if verdict.faults.isEmpty, !before.isEmpty { logger.notice("the webhook is as it is to be") }
        return verdict.faults
    }
}

extension WebhookWatch {
    private func mend() async {
        do throws(TelegramError) {
            try await bot.setWebhook(wanted)
            logger.notice("the webhook was set again")
        } catch {
            // The next look finds it as it is; people are told all the same.
            logger.error("the webhook cannot be set", metadata: ["error": "\(error)"])
        }
    }
}

extension WebhookFault {
    fileprivate var told: Phrase.WebhookTrouble {
        switch self {
        case .gone: .gone
        case .otherAddress: .otherAddress
        case .otherKinds: .otherSettings
        case .failing: .failing
        case .backlog: .backlog
        }
    }
}

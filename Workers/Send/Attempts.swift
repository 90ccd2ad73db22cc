import Domain
import Jobs
import Logging
import Operations
import Outputs
import TelegramAPI
import WorkerRuntime

/// What one call to Telegram came to.
enum Delivered {
    case sent(MessageID)
    /// Not now, or never: the job ends with this.
    case wait(JobOutcome)
    /// The chat is gone for us: nobody to tell.
    case unreachable
}

/// Makes calls that leave a message in a chat: in their turn, once, and with an outcome for each way in which they fail.
struct Attempts: Sendable {
    let limits: SendingLimits
    let logger: Logger

    /// Milliseconds that an answer waits for Telegram, counted from its question: a day.
    private static let patience: Int64 = 24 * 3600 * 1000

    func deliver(
        to chat: ChatID, step: String, _ job: Job, _ call: () async throws -> MessageID
    ) async throws -> Delivered {
        if !job.hasResult(of: step), let wait = try await limits.turn(of: chat) {
            return .wait(.later(wait, "rate_limit"))
        }
        do {
            return .sent(try await job.step(step) { try await call() })
        } catch let error as TelegramError {
            return try await settle(error, chat, job)
        }
    }

    /// What becomes of a job whose call gave no result.
    func settle(_ error: TelegramError, _ chat: ChatID, _ job: Job) async throws -> Delivered {
        switch error {
        case .refused(let refusal):
            switch refusal.reason {
            case .tooManyRequests(let pause):
                let everything = try await limits.flooded(chat, pause: pause)
                logger.warning(
                    "Telegram asks for a pause",
                    metadata: [
                        "trace": "\(job.key.trace)", "seconds": "\(pause / .seconds(1))", "all": "\(everything)",
                    ])
                return .wait(.later(pause, "flood"))
            case .blocked, .chatNotFound:
                logger.notice(
                    "an answer has no reader", metadata: ["trace": "\(job.key.trace)", "reason": "\(refusal.reason)"])
                return .unreachable
            case .unauthorized, .conflict:
                // The operator's to mend, and no fault of the message: it waits.
                return .wait(.later(.seconds(30), "unauthorized"))
            default:
                logger.error(
                    "Telegram refuses a message", metadata: ["trace": "\(job.key.trace)", "reason": "\(refusal)"])
                return .wait(.never("refused"))
            }
        case .noAnswer(let failure):
            if failure.cause == .cancelled { throw CancellationError() }
            if failure.mayHaveRun, !failure.isOutage { throw JobFailure("no_answer", detail: failure.description) }
            // An outage of Telegram is no fault of the message, which waits; but not for ever, or a message that only ever
            // meets errors would hold up its chat.
            guard WallClock.milliseconds - job.arrival < Self.patience else { return .wait(.never("telegram_away")) }
            return .wait(.later(.seconds(Double.random(in: 2..<6)), "telegram_away"))
        }
    }
}

extension NoAnswer {
    /// Its servers say that they cannot. They may have acted all the same; but an outage can last for hours, and a message
    /// that is parked then is worse than one that comes twice.
    fileprivate var isOutage: Bool {
        switch cause {
        case .serverError: true
        // A page of something on the way, such as a proxy; but behind a 200 Telegram may have sent the message.
        case .unreadable(let status): status != 200
        case .timeout, .connection, .cancelled, .tooLarge, .bodyFailed, .impossible: false
        }
    }
}

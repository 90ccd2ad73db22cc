import Domain
import Foundation
import Jobs
import Logging
import Operations
import Outputs
import Phrases
import Redis
import TelegramAPI
import WorkerRuntime

/// Brings one output to its chat: every part once, in order, edits in place, however often it is interrupted.
struct OutputDelivery: Sendable {
    let bot: Bot
    let limits: SendingLimits
    let cards: CardBook
    let defaultLanguage: Language
    let logger: Logger

    /// Milliseconds that an answer waits for Telegram, counted from its question: a day.
    private static let patience: Int64 = 24 * 3600 * 1000
    /// Milliseconds in which two versions may work side by side.
    private static let rollingChange: Int64 = 600 * 1000

    func handle(_ job: Job) async throws -> JobOutcome {
        guard let address = job.address else { return .never("no_address") }
        guard let message = content(of: job, in: address.language ?? defaultLanguage) else {
            // During a rolling change it may be a later version's, and a worker that understands it is about to come.
            let isFresh = WallClock.milliseconds - job.arrival < Self.rollingChange
            return isFresh ? .later(.seconds(5), "newer_version") : .never("malformed_output")
        }
        if try await isOutdated(message, address.chat) {
            logger.debug("a card shows a later state already", metadata: ["trace": "\(job.key.trace)"])
            return .done([])
        }
        let standing = try await standingMessages(of: message.card, address.chat, job)
        let parts = MessageSplitter.text.parts(of: message.text)
        var sent: [MessageID] = []
        for (number, part) in parts.enumerated() {
            let place = Place(
                address: address, editing: standing.indices.contains(number) ? standing[number] : nil,
                quotes: number == 0 && address.chat.isGroup)
            let keyboard = number == parts.count - 1 ? message.keyboard : nil
            let delivery = PartDelivery(bot: bot, part: part, keyboard: keyboard, place: place)
            switch try await deliver(delivery, step: "sent.\(number)", job) {
            case .sent(let id): sent.append(id)
            case .wait(let outcome): return outcome
            case .unreachable: return .done([])
            }
        }
        for (number, surplus) in standing.enumerated().dropFirst(parts.count) {
            if let outcome = try await remove(surplus, address.chat, step: "removed.\(number)", job) { return outcome }
        }
        if let card = message.card { try await keep(sent, message.revision, of: card, address.chat, job) }
        return .done([])
    }

    private func content(of job: Job, in language: Language) -> OutgoingMessage? {
        let payload = Data(job.payload)
        let decoder = JSONDecoder()
        do {
            switch job.kind {
            case .message: return try decoder.decode(OutgoingMessage.self, from: payload)
            case .phrase:
                return OutgoingMessage(
                    text: RichText(try decoder.decode(Phrase.self, from: payload).text(in: language)), card: nil)
            case .text, .content, .photo, .button, .control, .membership, .export, .backup, .report, .file: return nil
            }
        } catch {
            return nil
        }
    }

    /// Two jobs that change a meal one after the other may end in the other order. What the card shows already, a run that
    /// died may have left half sent: it goes on.
    private func isOutdated(_ message: OutgoingMessage, _ chat: ChatID) async throws -> Bool {
        guard let card = message.card, let revision = message.revision else { return false }
        return try await cards.revision(of: card, in: chat).map { $0 > revision } ?? false
    }

    /// Remembered as a step: the next run must see the messages that stood there before this one sent any.
    private func standingMessages(of card: CardName?, _ chat: ChatID, _ job: Job) async throws -> [MessageID] {
        guard let card else { return [] }
        return try await job.step("standing") { try await cards.messages(of: card, in: chat) }
    }

    private enum Delivered {
        case sent(MessageID)
        /// Not now, or never: the job ends with this.
        case wait(JobOutcome)
        /// The chat is gone for us: nobody to tell.
        case unreachable
    }

    private func deliver(_ part: PartDelivery, step: String, _ job: Job) async throws -> Delivered {
        let chat = part.place.address.chat
        if !job.hasResult(of: step), let wait = try await limits.turn(of: chat) {
            return .wait(.later(wait, "rate_limit"))
        }
        do {
            return .sent(try await job.step(step) { try await part.run() })
        } catch let error as TelegramError {
            return try await settle(error, chat, job)
        }
    }

    /// - Returns: the job's outcome when it ends here for now.
    private func remove(_ message: MessageID, _ chat: ChatID, step: String, _ job: Job) async throws -> JobOutcome? {
        do {
            _ = try await job.step(step) {
                try await bot.deleteMessage(chat: chat, message: message)
                return true
            }
        } catch let error as TelegramError where error.mayPass {
            if case .wait(let outcome) = try await settle(error, chat, job) { return outcome }
        } catch is TelegramError {
            // It is too old to be removed: the answer above it is right all the same.
        }
        return nil
    }

    /// What is sent is sent: a Redis that refuses to write, as a full one does, costs later edits and not the delivery.
    private func keep(
        _ messages: [MessageID], _ revision: Int?, of card: CardName, _ chat: ChatID, _ job: Job
    ) async throws {
        do {
            try await cards.store(messages, of: card, in: chat)
            if let revision { try await cards.note(revision, of: card, in: chat) }
        } catch ConnectionError.refused(let reply) {
            logger.warning("a card is not kept", metadata: ["trace": "\(job.key.trace)", "error": "\(reply)"])
        }
    }

    private func settle(_ error: TelegramError, _ chat: ChatID, _ job: Job) async throws -> Delivered {
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

extension TelegramError {
    /// Whether the same call may be accepted later.
    fileprivate var mayPass: Bool {
        guard case .refused(let refusal) = self else { return true }
        switch refusal.reason {
        case .tooManyRequests, .unauthorized, .conflict: return true
        default: return false
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
        case .timeout, .connection, .cancelled, .tooLarge, .impossible: false
        }
    }
}

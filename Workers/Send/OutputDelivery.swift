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
    let attempts: Attempts
    let cards: CardBook
    let files: FileDelivery
    let defaultLanguage: Language
    let logger: Logger

    /// Milliseconds in which two versions may work side by side.
    private static let rollingChange: Int64 = 600 * 1000

    func handle(_ job: Job) async throws -> JobOutcome {
        guard let address = job.address else { return .never("no_address") }
        if job.kind == .file, let file = decoded(OutgoingFile.self, job) {
            return try await files.handle(file, address, in: address.language ?? defaultLanguage, job)
        }
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
                quotes: number == 0 && address.chat.isGroup, silent: OutputDelivery.isSilent(from: message.silentFrom))
            let keyboard = number == parts.count - 1 ? message.keyboard : nil
            let delivery = PartDelivery(bot: bot, part: part, keyboard: keyboard, place: place)
            switch try await attempts.deliver(
                to: address.chat, step: "sent.\(number)", job, { try await delivery.run() })
            {
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
        switch job.kind {
        case .message: decoded(OutgoingMessage.self, job)
        case .phrase:
            decoded(Phrase.self, job).map { OutgoingMessage(text: RichText($0.text(in: language)), card: nil) }
        case .text, .content, .photo, .button, .control, .membership, .export, .backup, .report, .file: nil
        }
    }

    /// Two jobs that change a meal one after the other may end in the other order. What the card shows already, a run that
    /// died may have left half sent: it goes on.
    private func isOutdated(_ message: OutgoingMessage, _ chat: ChatID) async throws -> Bool {
        guard let card = message.card, let revision = message.revision else { return false }
        return try await cards.revision(of: card, in: chat).map { $0 > revision } ?? false
    }

    private func decoded<Content: Decodable>(_ type: Content.Type, _ job: Job) -> Content? {
        do { return try JSONDecoder().decode(type, from: Data(job.payload)) } catch { return nil }
    }

    /// Remembered as a step: the next run must see the messages that stood there before this one sent any.
    private func standingMessages(of card: CardName?, _ chat: ChatID, _ job: Job) async throws -> [MessageID] {
        guard let card else { return [] }
        return try await job.step("standing") { try await cards.messages(of: card, in: chat) }
    }

    /// - Returns: the job's outcome when it ends here for now.
    private func remove(_ message: MessageID, _ chat: ChatID, step: String, _ job: Job) async throws -> JobOutcome? {
        do {
            _ = try await job.step(step) {
                try await bot.deleteMessage(chat: chat, message: message)
                return true
            }
        } catch let error as TelegramError where error.mayPass {
            if case .wait(let outcome) = try await attempts.settle(error, chat, job) { return outcome }
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
}

extension OutputDelivery {
    /// Whether an output comes so late that it makes no sound: nobody waits for it, and it may be night by now.
    static func isSilent(from moment: Int64?) -> Bool { moment.map { WallClock.milliseconds > $0 } ?? false }
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

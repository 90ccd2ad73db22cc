import Actions
import Domain
import FamilyStore
import FoundationEssentials
import Jobs
import Logging
import Operations
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Answers pressed buttons: by a change of their card, and a word at the top of the screen.
struct ButtonDesk: Sendable {
    /// Later a toast comes to nobody: Telegram shows that it waits for some fifteen seconds.
    private static let patience = Duration.seconds(10)

    let bot: Bot
    let cards: MealCardDesk
    let exports: ExportCounter
    let logger: Logger

    /// - Parameter member: nil for somebody who is in no family.
    func answer(_ query: CallbackQuery, _ member: Member?, _ address: Address, _ job: Job) async throws -> [Draft] {
        // What does not begin with this was answered where it came in.
        guard let data = query.data, data.hasPrefix("!") else { return [] }
        guard let member else {
            try await toast(.notYours, query, address.language ?? .russian, job)
            return []
        }
        switch CallbackData(data) {
        case .meal(let press): return try await answer(press, query, member, address, job)
        case .export(let press):
            try await toast(nil, query, member.language, job)
            if let phrase = Phrase(denying: .exportOwn, to: member.role, in: address.chat.type) {
                return [try .phrase(phrase, to: address)]
            }
            return try exports.answer(press, member, address, job)
        case nil:
            try await toast(.gone, query, member.language, job)
            return []
        }
    }

    private func answer(
        _ press: MealPress, _ query: CallbackQuery, _ member: Member, _ address: Address, _ job: Job
    ) async throws -> [Draft] {
        let pressed = try await cards.press(
            press, by: member, in: address.chat.type,
            at: Date(timeIntervalSince1970: Double(job.arrival) / 1000),
            key: WriteKey(job: job.key, call: 0))
        try await toast(pressed.toast, query, member.language, job)
        return try pressed.message.map { [try .message($0, to: address)] } ?? []
    }

    /// The button works again at once, also where there is nothing to say. Nothing depends on it.
    private func toast(_ toast: Toast?, _ query: CallbackQuery, _ language: Language, _ job: Job) async throws {
        guard Duration.milliseconds(WallClock.milliseconds - job.arrival) < Self.patience else { return }
        do throws(TelegramError) {
            try await bot.answerCallbackQuery(
                id: query.id, text: toast?.text(in: language), alert: false, timeout: Self.patience)
        } catch {
            try Task.checkCancellation()
            logger.debug("a button's word was not shown", metadata: ["error": "\(error)"])
        }
    }
}

import Actions
import Domain
import FamilyStore
import FoundationEssentials
import Jobs
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Corrects a meal by what is replied to its card.
struct ReplyDesk: Sendable {
    let words: MealWords
    let book: CardBook

    /// - Returns: nil for what is no reply to a card, and for one that is no correction: a question like any other.
    func answer(
        _ text: String, to message: Message, _ member: Member, _ address: Address, _ job: Job
    ) async throws -> [Draft]? {
        guard let replied = message.replyTo?.id, let card = try await book.card(under: replied, in: address.chat),
            let meal = MealCard.meal(of: card)
        else { return nil }
        if let phrase = Phrase(denying: .logMeal, to: member.role, in: address.chat.type) {
            return [try .phrase(phrase, to: address)]
        }
        let moment = Date(timeIntervalSince1970: Double(job.arrival) / 1000)
        switch try await words.correct(
            meal, by: text, from: member, in: address.chat.type, at: moment, key: WriteKey(job: job.key, call: 0),
            willChange: { try await job.commit() })
        {
        case .corrected(let card): return [try .message(card.message(), to: address)]
        case .refused(let toast): return [try said(toast.text(in: member.language), address)]
        case .unknown(let names):
            return [try said(Telling.foodsUnknown(names).text(in: member.language), address)]
        case .unread: return nil
        }
    }

    private func said(_ text: String, _ address: Address) throws -> Draft {
        try .message(OutgoingMessage(text: RichText(text), card: nil), to: address)
    }
}

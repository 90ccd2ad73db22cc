import Actions
import Domain
import FamilyStore
import Jobs
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Makes the messages of an answer: the card of each meal that it stored, with the rest of the words below the last of them
/// until it is pressed, or the words alone.
struct AnswerCards: Sendable {
    let store: Store
    let cards: MealCardDesk
    let book: CardBook

    /// - Parameters:
    ///   - withdrawn: meals of an earlier form of the question, which are deleted: the new ones take their places.
    ///   - name: the card of an answer in words.
    func drafts(
        _ answer: Deeds.Answer, _ withdrawn: [LoggedMeal], _ question: Question, _ address: Address, name: CardName
    ) async throws -> [Draft] {
        var messages: [OutgoingMessage] = []
        for meal in answer.meals {
            guard let logged = try await store.mealChanges(by: question.member).meal(meal.id) else { continue }
            let card = try await cards.card(
                logged, for: question.member, in: question.chat, unknown: meal.telling.unknown, at: question.moment)
            messages.append(card.message())
        }
        for (message, old) in zip(messages, withdrawn) {
            guard let card = message.card else { continue }
            let name = MealCard.name(of: old.id)
            let standing = try await book.messages(of: name, in: address.chat)
            try await book.store(standing, of: card, in: address.chat)
            // What still comes of the old one would be shown in the new one's place.
            try await book.note(old.revision, of: name, in: address.chat)
        }
        if let text = answer.text {
            if let last = messages.indices.last {
                messages[last].text = messages[last].text + RichText("\n\n") + text
            } else {
                messages.append(OutgoingMessage(text: text, card: name))
            }
        }
        return try await gone(Array(withdrawn.dropFirst(answer.meals.count)), question, address)
            + messages.map { try .message($0, to: address) }
    }

    /// The cards of deleted meals, without buttons: what was told in their place is not to be had back by them.
    func gone(_ meals: [LoggedMeal], _ question: Question, _ address: Address) async throws -> [Draft] {
        var drafts: [Draft] = []
        for meal in meals {
            var message = try await cards.card(meal, for: question.member, in: question.chat, at: question.moment)
                .message()
            message.keyboard = nil
            drafts.append(try .message(message, to: address))
        }
        return drafts
    }

    /// Those of some meals whose cards stand in a chat.
    func shown(_ meals: [LoggedMeal], in chat: ChatID) async throws -> [LoggedMeal] {
        var shown: [LoggedMeal] = []
        for meal in meals where try await !book.messages(of: MealCard.name(of: meal.id), in: chat).isEmpty {
            shown.append(meal)
        }
        return shown
    }
}

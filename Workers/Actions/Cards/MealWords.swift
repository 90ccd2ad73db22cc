public import Domain
public import FamilyStore
public import Foods
public import FoundationEssentials
import Mongo
public import Phrases
import Reader

/// Corrects a meal by what a person replies to its card.
public struct MealWords: Sendable {
    private let store: Store
    private let foods: FoodTable
    private let cards: MealCardDesk

    public init(store: Store, foods: FoodTable = .builtIn) {
        self.store = store
        self.foods = foods
        cards = MealCardDesk(store: store)
    }

    /// What a reply leads to.
    public enum Outcome: Equatable, Sendable {
        /// The card as it looks now.
        case corrected(MealCard)
        /// Nothing was changed; this says why.
        case refused(Toast)
        /// No table knows these foods, and nothing was changed.
        case unknown([String])
        /// It is no correction that rules can read.
        case unread
    }

    /// Makes the corrections of a text, all of them or none, once for `key`.
    ///
    /// - Parameter willChange: called before anything is changed, and not where nothing is.
    /// - Throws: `MongoError`.
    public func correct(
        _ id: MealID, by text: String, from member: Member, in chat: ChatType, at moment: Date, key: WriteKey,
        willChange: () async throws -> Void
    ) async throws -> Outcome {
        let changes = store.mealChanges(by: member)
        guard let logged = try await changes.meal(id) else { return .refused(.gone) }
        guard changes.mayCorrect(logged.person) else { return .refused(.notYours) }
        // By now the card shows what the text has made of it, of which the text says nothing.
        if let made = try await changes.made(id, by: key) {
            return .corrected(try await cards.card(made, for: member, in: chat, at: moment))
        }
        // What was read of one state is made to that state alone: the words name items of the card that the person saw.
        var seen = logged
        while true {
            guard let mentions = Reader().corrections(text, of: seen.meal.items.map(\.name)) else { return .unread }
            var unknown: [String] = []
            var corrections: [MealCorrection] = []
            for mention in mentions {
                switch try await self.corrections(mention, among: mentions, seen.meal, member) {
                case .success(let made): corrections += made
                case .failure(let missing): unknown.append(missing.name)
                }
            }
            guard unknown.isEmpty else { return .unknown(unknown) }
            let made = corrections
            try await willChange()
            switch try await changes.correct(id, revision: seen.revision, by: key, { _ in made }) {
            case .changed(let now):
                return .corrected(try await cards.card(now, for: member, in: chat, at: moment))
            case .stale(let now): seen = now
            case .impossible: return .refused(.impossible)
            case .needless, .unknown: return .refused(.gone)
            }
        }
    }

    private struct Missing: Error { let name: String }

    private func corrections(
        _ mention: CorrectionMention, among all: [CorrectionMention], _ meal: Meal, _ member: Member
    ) async throws -> Result<[MealCorrection], Missing> {
        switch mention {
        case .remove(let place): return .success([.remove(place)])
        case .scale(let place, let factor):
            // «рис 100 г, вдвое меньше»: what has a word of its own is not meant by one for all.
            let named = Set(all.compactMap(\.place))
            let places = place.map { [$0] } ?? meal.items.indices.filter { !named.contains($0) }
            return .success(places.map { .scale($0, by: factor) })
        case .amount(let place, let amount):
            let food = FoodMention(name: meal.items[place].name, amount: amount)
            if case .grams(let grams) = amount { return .success([.weigh(place, grams: grams)]) }
            guard let item = try await item(food, member) else { return .failure(Missing(name: food.name)) }
            return .success([.weigh(place, grams: item.grams)])
        case .replace(let place, let food):
            guard var item = try await item(food, member) else { return .failure(Missing(name: food.name)) }
            // As much of it as there was of the other, which the person saw and let stand.
            if food.amount == nil {
                item = item.scaled(toGrams: meal.items[place].grams)
                item.range = meal.items[place].range
                item.isPortionAssumed = meal.items[place].isPortionAssumed
            }
            return .success([.replace(place, with: item)])
        case .add(let food):
            guard let item = try await item(food, member) else { return .failure(Missing(name: food.name)) }
            return .success([.add(item)])
        }
    }

    private func item(_ food: FoodMention, _ member: Member) async throws -> MealItem? {
        try await MealDesk(store: store, foods: foods, member: member, tellsSums: false).item(ReportedItem(food))
    }
}

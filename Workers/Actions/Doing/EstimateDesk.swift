public import Domain
public import FamilyStore
public import Foods
import Mongo
import Reader

/// Makes items of what a model saw: with better numbers than its own where the family or the table has them.
public struct EstimateDesk: Sendable {
    private static let similar = 5

    private let store: Store
    private let foods: FoodTable

    public init(store: Store, foods: FoodTable = .builtIn) {
        self.store = store
        self.foods = foods
    }

    /// The items of an estimate. A food that the family calls by this name goes before the model's numbers; the table's
    /// stands in where those contradict themselves.
    ///
    /// - Parameter caption: what the person wrote beside the pictures: weights in it go before everything that was seen.
    /// - Throws: `MongoError`.
    public func items(of estimate: MealEstimate, caption: String?, for member: Member) async throws -> [MealItem] {
        var items: [MealItem] = []
        for item in Self.weighed(estimate.mealItems, by: caption) { items.append(try await settled(item, member)) }
        return items
    }

    private static func weighed(_ seen: [MealItem], by caption: String?) -> [MealItem] {
        guard let caption else { return seen }
        let weights = Reader().weights(in: caption, of: seen.map(\.name))
        return seen.indices.map { place in
            // Of no grams nothing can be weighed up.
            guard let grams = weights[place], seen[place].grams > 0 else { return seen[place] }
            return seen[place].weighed(grams)
        }
    }

    private func settled(_ item: MealItem, _ member: Member) async throws -> MealItem {
        var item = item
        let key = Spelling.key(of: item.name)
        let own = try await store.foods(of: member).search(item.name, limit: Self.similar)
            .first { Spelling.key(of: $0.name) == key }
        if let own {
            item.food = .own(own.id)
            item.nutrition = own.per100g.scaled(toGrams: item.grams)
            item.source = .ownFood
            item.remark = nil
        } else if item.remark != nil, let known = foods.best(item.name)?.food {
            item.food = .table(known.id.rawValue)
            item.nutrition = known.per100g.scaled(toGrams: item.grams)
            item.source = .table
            item.remark = nil
        }
        return item
    }
}

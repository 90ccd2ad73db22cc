import Domain
import FoundationEssentials
import Mongo

/// A document of `meals`. The total stands beside the items, so that the index alone answers for statistics.
struct MealRecord: Codable {
    let kind: MealKind
    let day: LocalDay
    let at: Date
    let items: [MealItem]
    let total: Nutrition

    init(_ meal: Meal) {
        kind = meal.kind
        day = meal.day
        at = meal.at
        items = meal.items
        total = meal.total
    }
}

extension Stored<MealRecord> {
    func logged() throws(MongoError) -> LoggedMeal {
        guard let meal = Meal(kind: fields.kind, day: fields.day, at: fields.at, items: fields.items) else {
            throw .decoding(CodingFault(path: "items", reason: .invalid))
        }
        return LoggedMeal(id: MealID(id), meal: meal, isDeleted: isDeleted)
    }
}

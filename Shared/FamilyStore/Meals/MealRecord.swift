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
    let origin: EstimateOrigin?
    /// Counts the changes; absent before the first.
    let revision: Int?
    /// The items as they were stored first; absent as long as these stand.
    let original: [MealItem]?
    /// Absent in nothing that was read back.
    let personID: UserID?
    let changes: [Change]?

    struct Change: Codable { let by: String }

    init(_ meal: Meal) {
        kind = meal.kind
        day = meal.day
        at = meal.at
        items = meal.items
        total = meal.total
        origin = meal.origin
        revision = nil
        original = nil
        personID = nil
        changes = nil
    }
}

extension Stored<MealRecord> {
    func logged() throws(MongoError) -> LoggedMeal {
        guard let person = fields.personID else {
            throw .decoding(CodingFault(path: "personID", reason: .missing))
        }
        guard
            let meal = Meal(
                kind: fields.kind, day: fields.day, at: fields.at, items: fields.items, origin: fields.origin)
        else {
            throw .decoding(CodingFault(path: "items", reason: .invalid))
        }
        return LoggedMeal(
            id: MealID(id), person: person, meal: meal, original: fields.original ?? fields.items,
            revision: fields.revision ?? 0, createdAt: createdAt, isDeleted: isDeleted)
    }

    /// Whether the key has changed it.
    func knows(_ key: WriteKey) -> Bool { fields.changes?.contains { $0.by == key.description } ?? false }
}

public import Domain
public import FoundationEssentials
public import Mongo

/// What a member ate.
public struct Meals: Sendable {
    let meals: Scope

    /// Stores a meal.
    ///
    /// - Returns: the meal that stands under the key.
    public func log(_ meal: Meal, by key: WriteKey) async throws(MongoError) -> LoggedMeal {
        try await meals.insert(MealRecord(meal), by: key).logged()
    }

    /// Deletes a meal, which counts as a change of it.
    ///
    /// - Returns: the deleted meal; nil when there is none.
    public func delete(_ id: MealID, by key: WriteKey) async throws(MongoError) -> LoggedMeal? {
        let deleted: Stored<MealRecord>? = try await meals.delete(
            id.rawValue, by: key, also: ["$inc": ["revision": 1]])
        return try deleted?.logged()
    }

    /// The meal that was stored last and stands, not before `moment`; nil when there is none.
    public func latest(since moment: Date) async throws(MongoError) -> LoggedMeal? {
        let found: Stored<MealRecord>? = try await meals.findOne(
            where: ["isDeleted": false, "createdAt": ["$gte": .date(moment)]], sort: ["createdAt": -1])
        return try found?.logged()
    }

    /// The meals of some days, in the order in which they were eaten.
    public func list(_ days: DayRange) async throws(MongoError) -> [LoggedMeal] {
        let found: [Stored<MealRecord>] = try await meals.find(
            where: Self.conditions(days), sort: ["day": 1])
        var meals: [LoggedMeal] = []
        for stored in found { meals.append(try stored.logged()) }
        return meals.inOrder
    }

    /// What was eaten in some days, added up by the server from the index alone.
    public func statistics(_ days: DayRange) async throws(MongoError) -> FoodStatistics {
        struct Day: Decodable {
            let day: LocalDay
            let meals: Int
            let kcal: Double
            let protein: Double
            let fat: Double
            let carbohydrates: Double
            enum CodingKeys: String, CodingKey {
                case day = "_id"
                case meals, kcal, protein, fat, carbohydrates
            }
        }
        let found = try await meals.collection.aggregate(Day.self, pipeline(days)).all()
        return FoodStatistics(
            period: days,
            days: found.map { day in
                DaySummary(
                    day: day.day, meals: day.meals,
                    total: Nutrition(
                        kcal: day.kcal, protein: day.protein, fat: day.fat, carbohydrates: day.carbohydrates))
            })
    }

    private func pipeline(_ days: DayRange) -> [Document] {
        [
            ["$match": .document(meals.filter(Self.conditions(days)))],
            [
                "$group": [
                    "_id": "$day", "meals": ["$sum": 1], "kcal": ["$sum": "$total.kcal"],
                    "protein": ["$sum": "$total.protein"], "fat": ["$sum": "$total.fat"],
                    "carbohydrates": ["$sum": "$total.carbohydrates"],
                ]
            ],
        ]
    }

    /// - Parameter days: nil for all.
    static func conditions(_ days: DayRange?) -> Document {
        var conditions: Document = ["isDeleted": false]
        if let days {
            conditions.append(
                "day", ["$gte": .string(days.first.description), "$lte": .string(days.last.description)])
        }
        return conditions
    }
}

extension [LoggedMeal] {
    /// As they were eaten.
    var inOrder: [LoggedMeal] { sorted { ($0.meal.at, $0.id.rawValue) < ($1.meal.at, $1.id.rawValue) } }
}

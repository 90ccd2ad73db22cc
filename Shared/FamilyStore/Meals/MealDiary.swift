public import Domain
import Mongo

extension Meals {
    /// Hands over the meals of some days, or of all that there are, a whole day at a time and in the order in which they
    /// were eaten: the memory that it takes is that of a day and of one batch of the cursor.
    ///
    /// - Throws: `MongoError`, and what `body` throws.
    public func forEachDay(in days: DayRange?, _ body: ([LoggedMeal]) async throws -> Void) async throws {
        let documents = meals.collection.find(
            Stored<MealRecord>.self, where: meals.filter(Self.conditions(days)),
            options: FindOptions(sort: ["day": 1], projection: ["changes": 0, "original": 0]))
        var day: [LoggedMeal] = []
        for try await stored in documents {
            let meal = try stored.logged()
            if let first = day.first, first.meal.day != meal.meal.day {
                try await body(day.inOrder)
                day.removeAll(keepingCapacity: true)
            }
            day.append(meal)
        }
        if !day.isEmpty { try await body(day.inOrder) }
    }
}

import Actions
import Domain
import FamilyStore
import Testing

@Suite("Words that correct a meal")
struct MealWordsTests {
    private func item(_ name: String) -> MealItem {
        EstimatedItem(
            name: name, low: 160, likely: 200, high: 250,
            per100g: Nutrition(kcal: 100, protein: 5, fat: 2, carbohydrates: 15.5), exception: .none,
            confidence: .medium, assumptions: []
        ).mealItem
    }

    /// What is left of rice and sauce, each of 200 g between 160 and 250, after a reply.
    private func corrected(by text: String, in home: Household) async throws -> [MealItem] {
        let meal = try #require(
            Meal(kind: .lunch, day: Household.today, at: Household.now, items: [item("рис"), item("соус")]))
        let logged = try await home.store.meals(of: home.anna).log(meal, by: home.key())
        let outcome = try await MealWords(store: home.store).correct(
            logged.id, by: text, from: home.anna, in: .privately, at: Household.now, key: home.key(),
            willChange: {})
        guard case .corrected = outcome else { throw Unexpected(outcome: outcome) }
        return try #require(try await home.store.mealChanges(by: home.anna).meal(logged.id)).meal.items
    }

    private struct Unexpected: Error { let outcome: MealWords.Outcome }

    @Test(
        "scale a weight with its range; a weight that is told is exact, and the other items keep theirs",
        arguments: [
            ("вдвое меньше", [(100, GramRange(low: 80, high: 125)), (100, GramRange(low: 80, high: 125))]),
            ("риса вдвое больше", [(400, GramRange(low: 320, high: 500)), (200, GramRange(low: 160, high: 250))]),
            ("рис 100 г", [(100, nil), (200, GramRange(low: 160, high: 250))]),
            ("рис 100 г, вдвое меньше", [(100, nil), (100, GramRange(low: 80, high: 125))]),
            ("без соуса, вдвое меньше", [(100, GramRange(low: 80, high: 125))]),
        ] as [(String, [(Double, GramRange?)])])
    func ranges(_ text: String, _ expected: [(grams: Double, range: GramRange?)]) async throws {
        let items = try await corrected(by: text, in: try await Household())
        #expect(items.map(\.grams) == expected.map(\.grams))
        #expect(items.map(\.range) == expected.map(\.range))
    }
}

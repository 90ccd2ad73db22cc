import Actions
import Domain
import FamilyStore
import Testing

@Suite("What is made of an estimate")
struct EstimateTests {
    private func estimate(_ names: String...) -> MealEstimate {
        MealEstimate(
            isFood: true, needsDetail: false, description: "обед",
            items: names.map { name in
                EstimatedItem(
                    name: name, low: 160, likely: 200, high: 250,
                    per100g: Nutrition(kcal: 100, protein: 5, fat: 2, carbohydrates: 15.5), exception: .none,
                    confidence: .medium, assumptions: [])
            }, question: nil)
    }

    @Test(
        "weighs what the words beside the picture say, and the rest what the model saw",
        arguments: [
            (.russian, "рис 100 г, котлета", ["Рис отварной", "Котлета"]),
            (.english, "rice 100 g, a cutlet", ["Boiled rice", "Cutlet"]),
        ] as [(Language, String, [String])])
    func weighed(_ language: Language, _ caption: String, _ names: [String]) async throws {
        let home = try await Household(language: language)
        let items = try await EstimateDesk(store: home.store).items(
            of: estimate(names[0], names[1]), caption: caption, for: home.anna)
        #expect(items.map(\.grams) == [100, 200])
        #expect(items.map(\.range) == [nil, GramRange(low: 160, high: 250)])
        #expect(items.map { $0.nutrition.kcal.rounded() } == [100, 200])
        #expect(items.map(\.source) == [.ai, .ai], "a weight makes no one's numbers the person's")
    }

    @Test("is the model's own where nothing was written", arguments: [nil, "обед"])
    func unsaid(_ caption: String?) async throws {
        let home = try await Household()
        let items = try await EstimateDesk(store: home.store).items(
            of: estimate("Рис", "Котлета"), caption: caption, for: home.anna)
        #expect(items.map(\.grams) == [200, 200])
    }
}

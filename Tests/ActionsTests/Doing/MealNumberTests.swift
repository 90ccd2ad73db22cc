import Domain
import FamilyStore
import Foods
import Phrases
import Testing

@testable import Actions

@Suite("What is stored of a food that was eaten", .timeLimit(.minutes(2)))
struct MealNumberTests {
    /// An item of a household's only meal.
    private func stored(_ item: ReportedItem, in home: Household) async throws -> MealItem {
        _ = try await home.told(try ate(item))
        let items = try await home.meals().flatMap(\.items)
        return try #require(items.count == 1 ? items.first : nil)
    }

    @Test(
        "is as many grams as its own unit weighs, or as such a unit usually does; a glass is no secret, a portion is a guess",
        arguments: [
            ("гречки", .grams(150), 150, false),
            ("молоко 3,2", .millilitres(330), 330, false),
            ("яйцо", .count(2, unit: nil), 110, false),
            ("яйцо", .count(1, unit: "штука"), 55, false),
            ("мёд", .count(2, unit: "ст. л."), 56, false),
            ("мёд", .count(1, unit: "столовая ложка"), 28, false),
            ("мёд", .count(1, unit: "чайная ложка"), 9, false),
            ("гречка", .count(3, unit: "ложки"), 75, false),
            ("молоко 3,2", .count(1, unit: "стакан"), 250, false),
            ("молоко 3,2", .count(0.5, unit: "стакана"), 125, false),
            ("яблоко", .count(2, unit: "дольки"), 40, false),
            // These weigh nothing of their own here: a tablespoon of anything, a glass of anything.
            ("яблоко", .count(1, unit: "tablespoon"), 15, false),
            ("яйцо", .count(1, unit: "стакан"), 250, false),
            // And here nobody can know.
            ("гречка", nil, 200, true),
            ("гречка", .count(2, unit: nil), 400, true),
            ("гречка", .count(2, unit: "ведро"), 400, true),
        ] as [(String, ReportedItem.Amount?, Double, Bool)])
    func grams(_ name: String, _ amount: ReportedItem.Amount?, grams: Double, isAssumed: Bool) async throws {
        let home = try await Household()
        let said = try await home.told(try ate(food(name, amount)))
        let item = try #require(try await home.meals().first?.items.first)
        #expect(item.grams == grams)
        #expect(said.contains("≈") == isAssumed, "\(said)")
    }

    @Test("is called as the table calls it, in the person's language, whatever it was called in the message")
    func tableName() async throws {
        let russian = try await stored(food("гречки", .grams(200)), in: try await Household())
        #expect(russian.name == "Гречка" && russian.food == .table("buckwheat") && russian.source == .table)
        #expect(abs(russian.nutrition.kcal - 184) < 0.01)
        let english = try await stored(food("гречки", .grams(200)), in: try await Household(language: .english))
        #expect(english.name == "Boiled buckwheat" && english.food == .table("buckwheat"))
        let home = try await Household()
        let said = try await home.told(try ate(food("гречки", .grams(200)), food("котлету")))
        #expect(said.contains("1. Гречка, 200 г — 184 ккал\n2. Котлета, ≈ 80 г — "), "\(said)")
    }

    @Test("comes from the family's own food of that name before the table, and bears its name")
    func ownFood() async throws {
        let home = try await Household()
        let name = try #require(FoodName("Мамина гречка"))
        let numbers = Nutrition(kcal: 300, protein: 10, fat: 10, carbohydrates: 40)
        let own = try await home.store.foods(of: home.anna).save(name, per100g: numbers, by: home.key())
        let item = try await stored(food("мамина ГРЕЧКА", .grams(50)), in: home)
        #expect(item.name == "Мамина гречка" && item.food == .own(own.id) && item.source == .ownFood)
        #expect(item.nutrition == numbers.scaled(toGrams: 50))
        // Only of exactly this name: plain buckwheat is still that of the table.
        let other = try await home.perform(try ate(food("гречка", .grams(50))))
        guard case .done(.meal(let meal)) = other else { throw Unexpected(outcome: other) }
        #expect(meal.lines.map(\.name) == ["Гречка"] && abs(meal.total.kcal - 46) < 0.01)
        // And of this family.
        let stranger = try await Household()
        #expect(
            try await stranger.perform(try ate(food("мамина гречка", .grams(50))))
                == .undone(.foodsUnknown(["мамина гречка"])))
    }

    @Test("are the numbers that the person gave, before those of the table; the rest is the table's")
    func stated() async throws {
        let portion = try await stored(
            food(
                "гречка с маслом", .grams(200),
                StatedNutrition(kcal: 500, protein: nil, fat: 21, carbohydrates: nil, basis: .portion)),
            in: try await Household())
        #expect(portion.nutrition.kcal == 500 && portion.nutrition.fat == 21 && portion.source == .person)
        let table = try #require(FoodTable.builtIn.best("гречка с маслом")?.food.per100g.scaled(toGrams: 200))
        #expect(portion.nutrition.protein == table.protein && portion.nutrition.carbohydrates == table.carbohydrates)
        #expect(portion.name == "гречка с маслом", "numbers of one's own are of one's own dish")
        let label = try await stored(
            food(
                "гречка", .grams(250),
                StatedNutrition(kcal: 120, protein: 4, fat: nil, carbohydrates: nil, basis: .hundredGrams)),
            in: try await Household())
        #expect(label.nutrition.kcal == 300 && label.nutrition.protein == 10 && label.grams == 250)
    }

    @Test("needs no table where the person says how much energy it had, and keeps the name that it was given")
    func unknownWithNumbers() async throws {
        let numbers = StatedNutrition(kcal: 250, protein: nil, fat: nil, carbohydrates: nil, basis: .portion)
        let item = try await stored(food("зюзюбра", nil, numbers), in: try await Household())
        #expect(item.name == "зюзюбра" && item.food == nil && item.source == .person)
        #expect(item.nutrition == Nutrition(kcal: 250, protein: 0, fat: 0, carbohydrates: 0))
        let label = StatedNutrition(kcal: 250, protein: nil, fat: nil, carbohydrates: nil, basis: .hundredGrams)
        let weighed = try await stored(food("зюзюбра", .grams(40), label), in: try await Household())
        #expect(weighed.nutrition.kcal == 100 && weighed.grams == 40)
    }
}

/// An outcome that the test did not ask for.
struct Unexpected: Error {
    let outcome: ActionDesk.Outcome
}

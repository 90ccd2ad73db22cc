import Domain
import Foundation
import Testing

private func estimated(
    _ kcal: Double, _ protein: Double, _ fat: Double, _ carbohydrates: Double, grams: (Double, Double, Double),
    _ exception: EnergyCheck.Exception = .none, name: String = "рис"
) -> EstimatedItem {
    EstimatedItem(
        name: name, low: grams.0, likely: grams.1, high: grams.2,
        per100g: Nutrition(kcal: kcal, protein: protein, fat: fat, carbohydrates: carbohydrates), exception: exception,
        confidence: .medium, assumptions: ["без масла"])
}

@Suite("An estimate of a meal")
struct MealEstimateTests {
    @Test("becomes a portion whose numbers are computed")
    func portion() {
        let item = estimated(130, 2.7, 0.3, 28, grams: (150, 200, 250)).mealItem
        #expect(item.grams == 200 && item.range == GramRange(low: 150, high: 250))
        #expect(item.nutrition == Nutrition(kcal: 260, protein: 5.4, fat: 0.6, carbohydrates: 56))
        #expect(item.kcalRange == 195...325)
        #expect(item.source == .ai && item.confidence == .medium && item.assumptions == ["без масла"])
        #expect(item.remark == nil)
    }

    @Test("with weights in the wrong order has a range all the same")
    func disorder() {
        let item = estimated(130, 2.7, 0.3, 28, grams: (250, 300, 150)).mealItem
        #expect(item.grams == 300 && item.range == GramRange(low: 150, high: 300))
    }

    @Test("has as its range the sum of all ends, and none where nobody guessed")
    func range() throws {
        let guessed = estimated(100, 25, 0, 0, grams: (50, 100, 200)).mealItem
        var known = guessed
        known.range = nil
        let meal = try #require(
            Meal(kind: .lunch, day: LocalDay(number: 1), at: Date(timeIntervalSince1970: 0), items: [guessed, known]))
        #expect(meal.total.kcal == 200 && meal.kcalRange == 150...300)
    }

    @Test(
        "is held to the energy of its nutrients within 15 %, except for what has energy of other kinds",
        arguments: [
            // kcal, protein, fat, carbohydrates, exception, kcal to go on with, remark
            (130, 2.7, 0.3, 28, .none, 130, nil),
            (100, 0, 0, 28, .none, 100, nil),
            (100, 0, 0, 29, .none, 116, .energyCorrected),
            (100, 0, 0, 21, .none, 84, .energyCorrected),
            (500, 20, 10, 10, .none, 210, .energyCorrected),
            (3, 0, 0, 0, .none, 3, nil),
            (1, 0, 0, 0.9, .none, 1, nil),
            (83, 0.1, 0, 2.6, .alcohol, 83, nil),
            (231, 0, 0, 0, .alcohol, 231, nil),
            (83, 0.1, 0, 2.6, .none, 10.8, .energyCorrected),
            (600, 0, 0, 0, .alcohol, 600, .doubtful),
            (20, 0, 0, 50, .alcohol, 200, .energyCorrected),
            (240, 0, 0, 98, .fibre, 240, nil),
            (240, 0, 0, 98, .none, 392, .energyCorrected),
            (500, 0, 0, 98, .fibre, 392, .energyCorrected),
            (900, 0, 100, 0, .none, 900, nil),
            (950, 0, 100, 0, .none, 900, .energyCorrected),
            (300, 60, 40, 30, .none, 300, .doubtful),
            (300, 0, 0, 0, .none, 300, .doubtful),
            (100, -1, 0, 26, .none, 100, .doubtful),
        ] as [(Double, Double, Double, Double, EnergyCheck.Exception, Double, EnergyCheck.Remark?)])
    func energy(
        _ kcal: Double, _ protein: Double, _ fat: Double, _ carbohydrates: Double, _ exception: EnergyCheck.Exception,
        _ expected: Double, _ remark: EnergyCheck.Remark?
    ) {
        let checked = EnergyCheck.check(
            Nutrition(kcal: kcal, protein: protein, fat: fat, carbohydrates: carbohydrates), exception: exception)
        #expect(checked.remark == remark)
        #expect(abs(checked.values.kcal - expected) < 0.001)
        #expect(checked.values.carbohydrates == carbohydrates)
    }

    @Test("is no meal without food, and what nobody can eat is left out of it")
    func left() {
        let good = estimated(130, 2.7, 0.3, 28, grams: (1, 2, 3))
        let broken = [
            estimated(.nan, 1, 1, 1, grams: (1, 2, 3)), estimated(130, 2.7, 0.3, 28, grams: (1, 20_000, 30_000)),
            estimated(130, 2.7, 0.3, 28, grams: (1, 2, 3), name: " "), estimated(-5, 1, 1, 1, grams: (1, 2, 3)),
        ]
        func estimate(_ isFood: Bool, _ items: [EstimatedItem]) -> MealEstimate {
            MealEstimate(isFood: isFood, needsDetail: false, description: "кот", items: items, question: nil)
        }
        #expect(estimate(true, broken + [good]).mealItems == [good.mealItem])
        #expect(!estimate(true, broken).isMeal && !estimate(true, []).isMeal && !estimate(false, [good]).isMeal)
        #expect(estimate(true, [good]).isMeal)
        #expect(estimate(true, Array(repeating: good, count: 60)).mealItems.count == 50)
    }

    @Test("names its origin, and a late picture counts with the others")
    func origin() {
        let first = EstimateOrigin(model: "a", prompt: 1, profile: "album", photos: 2)
        let late = EstimateOrigin(model: "b", prompt: 2, profile: "plate", photos: 1)
        #expect(
            first.joined(by: late) == EstimateOrigin(model: "b", prompt: 2, profile: "plate", photos: 3))
    }
}

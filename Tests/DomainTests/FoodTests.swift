import Domain
import Foundation
import Testing

private func item(_ kcal: Double, grams: Double = 100, name: String = "x") -> MealItem {
    MealItem(
        name: name, food: nil, grams: grams, nutrition: Nutrition(kcal: kcal, protein: 1, fat: 2, carbohydrates: 3),
        source: .ai)
}

@Suite("A meal")
struct MealTests {
    @Test("has the total of its items, computed and never stored apart from them")
    func total() throws {
        let dinner = try #require(meal([item(100), item(250)]))
        #expect(dinner.total == Nutrition(kcal: 350, protein: 2, fat: 4, carbohydrates: 6))
    }

    private func meal(_ items: [MealItem]) -> Meal? {
        Meal(kind: .lunch, day: LocalDay(number: 1), at: Date(timeIntervalSince1970: 0), items: items)
    }

    @Test("has one to fifty items that a person can eat")
    func plausible() {
        #expect(meal([]) == nil)
        #expect(meal(Array(repeating: item(1), count: 50)) != nil)
        #expect(meal(Array(repeating: item(1), count: 51)) == nil)
        for broken in [item(-1), item(.nan), item(1, grams: -1), item(1, grams: .infinity), item(1, name: "!")] {
            #expect(meal([item(1), broken]) == nil)
        }
    }

    @Test("of an own food is called by a name that spelling does not change")
    func names() {
        #expect(FoodName("  Бабушкин\n Борщ! ")?.shown == "Бабушкин Борщ!")
        #expect(FoodName("Мёд")?.key == FoodName("мед")?.key)
        #expect(FoodName("!") == nil)
        #expect(FoodName(String(repeating: "я", count: 101)) == nil)
    }

    @Test(
        "is named by the time of the day",
        arguments: [("08:00", .breakfast), ("13:00", .lunch), ("19:30", .dinner), ("16:30", .snack), ("02:00", .snack)]
            as [(String, MealKind)])
    func kind(_ time: String, kind: MealKind) throws {
        #expect(MealKind(at: try #require(TimeOfDay(time))) == kind)
    }

    @Test("refers to foods in a pinned form")
    func references() {
        for reference in [FoodReference.table("buckwheat"), .own(OwnFoodID("7-1#0"))] {
            #expect(FoodReference(rawValue: reference.rawValue) == reference)
        }
        #expect(FoodReference.table("buckwheat").rawValue == "table:buckwheat")
        #expect(FoodReference.own(OwnFoodID("7")).rawValue == "own:7")
        #expect(FoodReference(rawValue: "buckwheat") == nil)
    }
}

@Suite("The statistics of food")
struct FoodStatisticsTests {
    private func day(_ number: Int, meals: Int, kcal: Double) -> DaySummary {
        DaySummary(
            day: LocalDay(number: number), meals: meals,
            total: Nutrition(kcal: kcal, protein: 10, fat: 20, carbohydrates: 30))
    }

    @Test("count days with a record only, so that a forgotten day is no hungry day")
    func means() throws {
        let statistics = FoodStatistics(
            period: DayRange(LocalDay(number: 10), LocalDay(number: 16)),
            days: [
                day(12, meals: 3, kcal: 2000), day(10, meals: 1, kcal: 1000), day(11, meals: 0, kcal: 0),
                day(17, meals: 2, kcal: 9000),
            ])
        #expect(statistics.days.map(\.day.number) == [10, 12])
        #expect(statistics.meals == 4)
        #expect(statistics.total == Nutrition(kcal: 3000, protein: 20, fat: 40, carbohydrates: 60))
        #expect(statistics.perDay == Nutrition(kcal: 1500, protein: 10, fat: 20, carbohydrates: 30))
    }

    @Test("of days without a record have no mean")
    func nothing() {
        let statistics = FoodStatistics(period: DayRange(LocalDay(number: 1), LocalDay(number: 1)), days: [])
        #expect(statistics.perDay == nil)
        #expect(statistics.total == .zero)
    }
}

@Suite("A record of health")
struct HealthRecordTests {
    private func record(_ measure: Measure, _ value: Double, day: Int, at: Double) throws -> HealthRecord {
        try #require(
            HealthRecord(measure, value, day: LocalDay(number: day), at: Date(timeIntervalSince1970: at)))
    }

    @Test(
        "is plausible",
        arguments: [
            (.weight, 0), (.weight, 7240), (.water, 0), (.water, 1e6), (.steps, -5), (.sleep, 1441), (.sleep, .nan),
        ] as [(Measure, Double)])
    func refused(_ measure: Measure, value: Double) {
        #expect(HealthRecord(measure, value, day: LocalDay(number: 1), at: Date(timeIntervalSince1970: 0)) == nil)
    }

    @Test("adds up to its day, or is the last one of it")
    func daily() throws {
        let records = [
            try record(.water, 300, day: 1, at: 10), try record(.water, 200, day: 1, at: 20),
            try record(.water, 250, day: 2, at: 30), try record(.weight, 72.4, day: 1, at: 20),
            try record(.weight, 73, day: 1, at: 10),
        ]
        #expect(
            DayValue.daily(.water, of: records) == [
                DayValue(day: LocalDay(number: 1), value: 500), DayValue(day: LocalDay(number: 2), value: 250),
            ])
        #expect(DayValue.daily(.weight, of: records) == [DayValue(day: LocalDay(number: 1), value: 72.4)])
        #expect(DayValue.daily(.sleep, of: records).isEmpty)
    }
}

@Suite("An estimate of tokens")
struct TokenEstimateTests {
    @Test(
        "is above what tokenizers need, by the letters that a text has",
        arguments: [("", 0), ("a", 1), ("abc", 1), ("abcd", 2), ("привет", 3), ("приветы", 4), ("👍", 1), ("да ok", 2)])
    func estimate(_ text: String, tokens: Int) { #expect(TokenEstimate.tokens(of: text) == tokens) }
}

import Domain
import FamilyStore
import Foundation
import Outputs
import Phrases
import Support
import TelegramAPI
import Testing

@testable import Actions

@Suite("A meal that a person tells of", .timeLimit(.minutes(2)))
struct MealTests {
    @Test("with foods that nobody knows is stored without them, and tells which they are")
    func partlyUnknown() async throws {
        let home = try await Household()
        let said = try await home.told(try ate(food("зюзюбра", .grams(100)), food("гречка"), food("крокозябра")))
        #expect(said.contains("Не нашёл в таблице и не записал: зюзюбра, крокозябра."), "\(said)")
        #expect(try await home.meals().map { $0.items.map(\.name) } == [["Гречка"]])
    }

    @Test("of which nobody knows anything is not stored, and asked for in other words")
    func unknown() async throws {
        let home = try await Household()
        let numbers = StatedNutrition(kcal: nil, protein: 5, fat: nil, carbohydrates: nil, basis: .portion)
        let outcome = try await home.perform(try ate(food("зюзюбра", .grams(100)), food("крокозябра", nil, numbers)))
        #expect(outcome == .undone(.foodsUnknown(["зюзюбра", "крокозябра"])))
        #expect(try await home.meals().isEmpty)
    }

    @Test("in amounts that nobody eats is asked for again, and not stored", arguments: [20_000, -1] as [Double])
    func implausible(_ grams: Double) async throws {
        let home = try await Household()
        #expect(try await home.perform(try ate(food("гречка", .grams(grams)))) == .undone(.askBack(.meal)))
        #expect(try await home.meals().isEmpty)
    }

    @Test("has from one to fifty foods")
    func mostItems() async throws {
        let home = try await Household()
        let fifty = Array(repeating: food("гречка", .grams(1)), count: 50)
        let meal = try #require(ReportedMeal(items: fifty, kind: nil, day: nil, time: nil))
        _ = try await home.told(.logMeal(meal))
        #expect(try await home.meals().map(\.items.count) == [50])
        #expect(ReportedMeal(items: fifty + [food("гречка")], kind: nil, day: nil, time: nil) == nil)
        #expect(ReportedMeal(items: [], kind: nil, day: nil, time: nil) == nil)
    }

    @Test(
        "belongs to the day, the time and the kind that were said; what was not said follows from the rest",
        arguments: [
            // Told at 12:30 in Moscow.
            (nil, nil, nil, 0, "12:30", .lunch),
            (.today, nil, nil, 0, "12:30", .lunch),
            (nil, nil, .breakfast, 0, "12:30", .breakfast),
            (nil, "08:15", nil, 0, "08:15", .breakfast),
            (nil, "08:15", .snack, 0, "08:15", .snack),
            (.yesterday, nil, nil, -1, "13:00", .snack),
            (.yesterday, nil, .breakfast, -1, "08:00", .breakfast),
            (.yesterday, nil, .dinner, -1, "19:00", .dinner),
            (.yesterday, "21:40", nil, -1, "21:40", .dinner),
            (.beforeYesterday, "12:00", nil, -2, "12:00", .lunch),
            (.weekday(.monday), nil, .snack, -2, "16:00", .snack),
            (.weekday(.wednesday), nil, .lunch, -7, "13:00", .lunch),
        ] as [(DayReference?, String?, MealKind?, Int, String, MealKind)])
    func time(
        _ day: DayReference?, _ time: String?, _ kind: MealKind?, days: Int, at: String, stored: MealKind
    ) async throws {
        let home = try await Household()
        _ = try await home.told(try ate(food("гречка"), kind: kind, day: day, time: time))
        let meals = try await home.meals(Household.today.adding(days))
        let meal = try #require(meals.count == 1 ? meals.first : nil)
        #expect(meal.kind == stored)
        #expect(home.anna.clock.time(at: meal.at) == TimeOfDay(at))
        #expect(home.anna.clock.day(at: meal.at) == meal.day)
    }

    @Test("before four in the morning is still yesterday's")
    func night() async throws {
        let home = try await Household()
        let night = Household.now.addingTimeInterval(-9 * 3600)  // 3:30 in Moscow
        let said = try await home.told(try ate(food("гречка", .grams(100))), at: night)
        #expect(try await home.meals(Household.today.adding(-1)).count == 1)
        #expect(said.hasPrefix("🍽 Записал:"), "for that person it is today: \(said)")
    }

    @Test("is told with its day's sum, and counted in the statistics of that day, the week and the month")
    func sums() async throws {
        let home = try await Household()
        _ = try await home.told(try ate(food("гречка", .grams(100))))
        #expect(try await home.told(try ate(food("гречка", .grams(200)))).contains("За день: 276 ккал"))
        let yesterday = try await home.told(try ate(food("гречка", .grams(300)), day: .yesterday))
        #expect(yesterday.contains("Записал за вчера:") && yesterday.contains("За день: 276 ккал"), "\(yesterday)")
        #expect(try await home.told(.foodStatistics(.today)).contains("Сегодня: 2 приёма пищи, 276 ккал"))
        #expect(try await home.told(.foodStatistics(.yesterday)).contains("Вчера: 1 приём пищи, 276 ккал"))
        let week = try await home.told(.foodStatistics(.week))
        #expect(week.contains("За неделю: 3 приёма пищи, 552 ккал") && week.contains("В среднем за день: 276 ккал"))
        #expect(try await home.told(.foodStatistics(.month)).contains("552 ккал"))
        let child = try await home.person(2, .child)
        #expect(try await home.told(.foodStatistics(.week), for: child).contains("ничего нет"))
    }

    @Test("is told in a group without the day's sum, and so is its card whatever is pressed there")
    func groups() async throws {
        let home = try await Household()
        _ = try await home.told(try ate(food("гречка", .grams(100))))
        let key = home.key()
        let outcome = try await home.perform(try ate(food("гречка", .grams(200))), in: .group, by: key)
        guard case .done(.meal(let meal)) = outcome else { throw Missing("a meal, not \(outcome)") }
        #expect(meal.dayTotal == nil && meal.total.kcal.rounded() == 184)
        for language in Language.allCases {
            let said = Telling.meal(meal).text(in: language)
            #expect(!said.contains("276") && !said.contains("За день") && !said.contains("so far"), "\(said)")
        }
        let changes = home.store.mealChanges(by: home.anna)
        let logged = try #require(try await changes.meal(MealID(key.description)))
        let desk = MealCardDesk(store: home.store)
        for action in [MealPress.Action.half(0), .delete, .bringBack] {
            let now = try #require(try await changes.meal(logged.id))
            let press = MealPress(meal: now.id, person: now.person, revision: now.revision, action: action)
            let said = try await desk.press(press, by: home.anna, in: .group, at: Household.now, key: home.key())
            let text = try #require(said.message?.text.text)
            #expect(text.contains("Гречка") && !text.contains("За день"), "\(text)")
        }
    }

    @Test(
        "is not stored for a day that is to come or lies more than a year back, and says so",
        arguments: [
            ("2026-11-26", "Не записал за 26.11: этот день ещё не наступил."),
            ("2027-01-02", "Не записал за 02.01.2027: этот день ещё не наступил."),
            ("2025-11-23", "Не записал за 23.11.2025: это больше года назад. Проверьте, пожалуйста, дату."),
            ("1999-12-31", "Не записал за 31.12.1999: это больше года назад. Проверьте, пожалуйста, дату."),
        ])
    func otherYears(_ day: String, said: String) async throws {
        let home = try await Household()
        let reference = DayReference.day(try #require(LocalDay(day)))
        let outcomes = [
            try await home.perform(try ate(food("гречка"), day: reference)),
            try await home.perform(.logMeasurement(try #require(Measured(.water, 300)), day: reference)),
        ]
        for outcome in outcomes {
            guard case .undone(let telling) = outcome else { throw Missing("a refusal, not \(outcome)") }
            #expect(telling.text(in: .russian) == said)
        }
        #expect(try await home.meals(try #require(LocalDay(day))).isEmpty)
    }

    @Test("of a day of last year is told with the year")
    func lastYear() async throws {
        let home = try await Household()
        let day = DayReference.day(try #require(LocalDay("2025-12-31")))
        #expect(try await home.told(try ate(food("гречка"), day: day)).hasPrefix("🍽 Записал за 31.12.2025:"))
    }

    @Test("is stored once however often its job runs, and told in the same words")
    func once() async throws {
        let home = try await Household()
        let (meal, key) = (try ate(food("гречка"), food("зюзюбра")), home.key())
        let first = try await home.perform(meal, by: key)
        #expect(try await home.perform(meal, by: key) == first)
        #expect(try await home.meals().count == 1)
    }
}

@Suite("A search for a food", .timeLimit(.minutes(2)))
struct FoodSearchTests {
    @Test("finds the family's own foods first, then those of the table, in the person's language")
    func search() async throws {
        let home = try await Household(language: .english)
        let name = try #require(FoodName("Buckwheat of the house"))
        let numbers = Nutrition(kcal: 300, protein: 10, fat: 10, carbohydrates: 40)
        _ = try await home.store.foods(of: home.anna).save(name, per100g: numbers, by: home.key())
        guard case .done(.foods(let lines)) = try await home.perform(.searchFoods("buckwheat")) else {
            throw CancellationError()
        }
        #expect(lines.count == 5 && lines[0].name == "Buckwheat of the house" && lines[0].nutrition == numbers)
        #expect(lines[1].name == "Boiled buckwheat")
        #expect(try await home.told(.searchFoods("зюзюбра")).contains("nothing like that"))
    }
}

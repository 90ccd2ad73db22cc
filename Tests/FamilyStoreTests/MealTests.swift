import Domain
import FamilyStore
import Foundation
import Mongo
import Support
import Testing

@Suite("The meals of a person")
struct MealTests {
    @Test("come back as they were stored, and go when they are deleted")
    func stored() async throws {
        let home = try await Home()
        let meals = home.store.meals(of: home.anna)
        let lunch = try meal("Борщ", kcal: 321.25)
        let logged = try await meals.log(lunch, by: Home.key())
        #expect(logged.meal == lunch && !logged.isDeleted)
        let earlier = try await meals.log(try meal("каша", at: Home.now.addingTimeInterval(-60)), by: Home.key())
        let today = DayRange(Home.day, Home.day)
        #expect(try await meals.list(today) == [earlier, logged])
        let deleted = try #require(try await meals.delete(logged.id, by: Home.key()))
        #expect(deleted.isDeleted && deleted.revision == 1, "a change of it like any other")
        #expect(try await meals.delete(logged.id, by: Home.key()) == deleted)
        #expect(try await meals.list(today) == [earlier])
        #expect(try await meals.statistics(today).meals == 1)
        #expect(try await meals.delete(MealID("none"), by: Home.key()) == nil)
        #expect(try await home.store.meals(of: home.adult).list(today).isEmpty)
        #expect(try await home.store.meals(of: home.adult).delete(earlier.id, by: Home.key()) == nil)
        #expect(try await meals.list(today) == [earlier])
    }

    @Test("add up by day, for the days that are asked for")
    func statistics() async throws {
        let home = try await Home()
        let meals = home.store.meals(of: home.anna)
        for (back, kcal) in [(0, 500.5), (0, 250), (1, 1000), (6, 2000), (7, 4000), (-1, 8000)] {
            _ = try await meals.log(try meal(kcal: kcal, day: Home.day.adding(-back)), by: Home.key())
        }
        _ = try await home.store.meals(of: home.adult).log(try meal(kcal: 99), by: Home.key())
        let week = try await meals.statistics(StatisticsPeriod.week.days(on: Home.day))
        #expect(week.meals == 4)
        #expect(try await meals.list(week.period).count == 4)
        #expect(week.days.map(\.day.number) == [Home.day.number - 6, Home.day.number - 1, Home.day.number])
        #expect(week.days.map(\.total.kcal) == [2000, 1000, 750.5])
        #expect(week.total == Nutrition(kcal: 3750.5, protein: 6, fat: 10, carbohydrates: 14))
        #expect(week.perDay?.protein == 2)
        let nothing = DayRange(Home.day.adding(-100), Home.day.adding(-50))
        #expect(try await meals.statistics(nothing).perDay == nil)
    }

    @Test("of five years are added up from the index alone")
    func covered() async throws {
        let home = try await Home(in: try await Home.empty())
        _ = try await home.store.meals(of: home.anna).log(try meal(), by: Home.key())
        _ = try await home.client.database.run(["profile": 2])
        _ = try await home.store.meals(of: home.anna).statistics(DayRange(Home.day.adding(-30), Home.day))
        _ = try await home.client.database.run(["profile": 0])
        let profile: Document? = try await home.client.collection("system.profile").findOne(
            where: ["command.aggregate": "meals"])
        let seen = try #require(profile)
        #expect(seen["docsExamined"]?.int == 0)
        #expect(seen["keysExamined"]?.int == 1)
        #expect(seen["planSummary"]?.string?.hasPrefix("IXSCAN { familyID: 1, personID: 1") == true)
    }
}

@Suite("The records of health of a person")
struct HealthTests {
    @Test("come back by day, the last one first of all")
    func stored() async throws {
        let home = try await Home()
        let records = home.store.healthRecords(of: home.anna)
        let days = DayRange(Home.day.adding(-6), Home.day)
        let first = try await records.log(try record(.weight, 73, day: Home.day.adding(-1)), by: Home.key())
        let second = try await records.log(try record(.weight, 72.4), by: Home.key())
        _ = try await records.log(try record(.water, 300), by: Home.key())
        _ = try await records.log(try record(.water, 200), by: Home.key())
        #expect(try await records.daily(.weight, days).map(\.value) == [73, 72.4])
        #expect(try await records.daily(.water, days) == [DayValue(day: Home.day, value: 500)])
        #expect(try await records.latest(.weight, until: Home.day) == second.record)
        #expect(try await records.latest(.weight, until: Home.day.adding(-1)) == first.record)
        #expect(try await records.latest(.sleep, until: Home.day) == nil)
        #expect(try await records.delete(second.id, by: Home.key())?.isDeleted == true)
        #expect(try await records.latest(.weight, until: Home.day) == first.record)
        #expect(try await records.daily(.weight, days).map(\.value) == [73])
        #expect(try await records.delete(HealthRecordID("none"), by: Home.key()) == nil)
        #expect(try await home.store.healthRecords(of: home.adult).latest(.weight, until: Home.day) == nil)
    }
}

@Suite("The foods of a family")
struct OwnFoodTests {
    private let values = Nutrition(kcal: 50, protein: 1, fat: 2, carbohydrates: 3)

    @Test("are stored under one name each, and found by words of it")
    func stored() async throws {
        let home = try await Home()
        let foods = home.store.foods(of: home.anna)
        let borscht = try #require(FoodName("Бабушкин борщ"))
        let first = try await foods.save(borscht, per100g: values, by: Home.key())
        let better = values.scaled(by: 2)
        let again = try await home.store.foods(of: home.adult).save(
            try #require(FoodName("бабушкин БОРЩ!")), per100g: better, by: Home.key())
        #expect(again.id == first.id && again.per100g == better && again.name == "бабушкин БОРЩ!")
        let plain = try await foods.save(try #require(FoodName("борщ")), per100g: values, by: Home.key())
        #expect(try await foods.search("БОРЩ", limit: 9) == [plain, again])
        #expect(try await foods.search("борщ", limit: 1) == [plain])
        #expect(try await foods.search("бабушкин б", limit: 9) == [again])
        #expect(try await foods.search(".*", limit: 9).isEmpty)
        #expect(try await foods.search("борщ", limit: 0).isEmpty)
    }

    @Test("that were deleted are not found, and come back when they are stored anew")
    func deleted() async throws {
        let home = try await Home()
        let foods = home.store.foods(of: home.anna)
        let name = try #require(FoodName("Сырники"))
        let food = try await foods.save(name, per100g: values, by: Home.key())
        #expect(try await foods.delete(food.id, by: Home.key()) == food)
        #expect(try await foods.search("сырники", limit: 9).isEmpty)
        let back = try await foods.save(name, per100g: values.scaled(by: 3), by: Home.key())
        #expect(try await foods.search("сырники", limit: 9) == [back])
        #expect(try await foods.delete(OwnFoodID("none"), by: Home.key()) == nil)
    }

    @Test("are one also when the whole family stores one at once")
    func together() async throws {
        let home = try await Home()
        let name = try #require(FoodName("Оливье"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                let member = [home.anna, home.adult][number % 2]
                group.addTask { _ = try await home.store.foods(of: member).save(name, per100g: values, by: Home.key()) }
            }
            try await group.waitForAll()
        }
        #expect(try await home.store.foods(of: home.anna).search("оливье", limit: 99).count == 1)
    }
}

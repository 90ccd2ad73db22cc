import Domain
import FamilyStore
import Foundation
import Mongo
import Testing

@Suite("A change of a meal")
struct MealChangeTests {
    private func logged(_ home: Home, _ names: [String] = ["гречка", "чай"]) async throws -> LoggedMeal {
        let items = try names.flatMap { try meal($0).items }
        return try await home.store.meals(of: home.anna).log(
            try #require(try meal().with(items)), by: Home.key())
    }

    private func changed(_ change: MealChange) throws -> LoggedMeal {
        guard case .changed(let meal) = change else {
            Issue.record("\(change)")
            throw CancellationError()
        }
        return meal
    }

    @Test("keeps what was stored first, counts, adds up anew and says who made it")
    func corrected() async throws {
        let home = try await Home()
        let meal = try await logged(home)
        #expect(meal.revision == 0 && !meal.isCorrected && meal.person == home.anna.user)
        let changes = home.store.mealChanges(by: home.adult)
        var now = try changed(
            try await changes.correct(meal.id, revision: 0, by: Home.key()) { _ in [.scale(0, by: 0.5)] })
        now = try changed(
            try await changes.correct(meal.id, revision: 1, by: Home.key()) { _ in [.weigh(1, grams: 20)] })
        #expect(now.revision == 2 && now.isCorrected && now.original == meal.meal.items)
        #expect(now.meal.items.map(\.grams) == [100, 20])
        #expect(try await home.store.meals(of: home.anna).statistics(DayRange(Home.day, Home.day)).total.kcal == 60)
        let stored = try #require(try await home.documents("meals", of: home.anna.family).first)
        #expect(stored["total"]?.document?["kcal"] == 60.0)
        let history = try #require(stored["changes"]?.array)
        #expect(
            history.map { $0.document?["personID"] } == [
                .int64(home.adult.user.rawValue), .int64(home.adult.user.rawValue),
            ])
        let back = try changed(try await changes.correct(meal.id, revision: 2, by: Home.key()) { _ in [.restore] })
        #expect(back.meal.items == meal.meal.items && !back.isCorrected)
    }

    @Test("that was meant for another state is refused, and so is one that cannot be")
    func refused() async throws {
        let home = try await Home()
        let meal = try await logged(home)
        let changes = home.store.mealChanges(by: home.anna)
        let now = try changed(try await changes.correct(meal.id, revision: 0, by: Home.key()) { _ in [.remove(1)] })
        #expect(
            try await changes.correct(meal.id, revision: 0, by: Home.key()) { _ in [.remove(0)] } == .stale(now))
        #expect(
            try await changes.correct(meal.id, revision: 1, by: Home.key()) { _ in [.remove(0)] } == .impossible(now))
        #expect(try await changes.correct(meal.id, revision: nil, by: Home.key()) { _ in nil } == .impossible(now))
        #expect(try await changes.correct(MealID("x#0"), revision: nil, by: Home.key()) { _ in nil } == .unknown)
        #expect(try await changes.bringBack(meal.id, by: Home.key()) == .needless(now))
    }

    @Test("that many make at once is made by all, one after the other")
    func together() async throws {
        let home = try await Home()
        let meal = try await logged(home)
        try await withThrowingTaskGroup(of: MealChange.self) { group in
            for number in 0..<12 {
                let changes = home.store.mealChanges(by: [home.anna, home.adult][number % 2])
                group.addTask {
                    try await changes.correct(meal.id, revision: nil, by: Home.key()) { _ in [.step(0, .more)] }
                }
            }
            for try await change in group { _ = try changed(change) }
        }
        let now = try #require(try await home.store.mealChanges(by: home.anna).meal(meal.id))
        #expect(now.revision == 12)
        #expect(now.meal.items.first?.grams == 650, "200 to 300 by 20, then by 50")
    }

    @Test("that two make at once for what both have seen is made by one of them")
    func racing() async throws {
        let home = try await Home()
        for _ in 0..<10 {
            let meal = try await logged(home)
            let made = try await withThrowingTaskGroup(of: MealChange.self) { group in
                for member in [home.anna, home.adult] {
                    group.addTask {
                        try await home.store.mealChanges(by: member).correct(meal.id, revision: 0, by: Home.key()) {
                            _ in
                            [.scale(0, by: 0.5)]
                        }
                    }
                }
                return try await group.reduce(into: [MealChange]()) { $0.append($1) }
            }
            let now = try #require(try await home.store.mealChanges(by: home.anna).meal(meal.id))
            #expect(now.revision == 1 && now.meal.items.first?.grams == 100)
            #expect(made.contains(.changed(now)) && made.contains(.stale(now)))
        }
    }

    @Test("deletes it and brings it back with all that it was")
    func undone() async throws {
        let home = try await Home()
        let meal = try await logged(home)
        let (meals, changes) = (home.store.meals(of: home.anna), home.store.mealChanges(by: home.anna))
        #expect(try await meals.latest(since: .distantPast)?.id == meal.id)
        #expect(try await meals.latest(since: .distantFuture) == nil)
        let gone = try changed(try await changes.delete(meal.id, by: Home.key()))
        #expect(gone.isDeleted && gone.revision == 1)
        #expect(try await meals.latest(since: .distantPast) == nil)
        #expect(try await changes.delete(meal.id, by: Home.key()) == .needless(gone))
        #expect(
            try await changes.correct(meal.id, revision: 1, by: Home.key()) { _ in [.remove(0)] } == .needless(gone))
        let back = try changed(try await changes.bringBack(meal.id, by: Home.key()))
        #expect(!back.isDeleted && back.meal == meal.meal)
        let stored = try #require(try await home.documents("meals", of: home.anna.family).first)
        #expect(stored["deletedAt"] == nil && stored["deletedBy"] == nil)
    }

    @Test("by a late picture adds to what was estimated first, also behind a correction")
    func late() async throws {
        let home = try await Home()
        let meal = try await logged(home)
        let changes = home.store.mealChanges(by: home.anna)
        _ = try changed(try await changes.correct(meal.id, revision: 0, by: Home.key()) { _ in [.remove(1)] })
        let soup = try FamilyStoreTests.meal("суп").items
        let origin = EstimateOrigin(model: "m", prompt: 1, profile: "plate", photos: 1)
        let now = try changed(try await changes.join(soup, from: origin, to: meal.id, by: Home.key()))
        #expect(now.meal.items.map(\.name) == ["гречка", "суп"])
        #expect(now.original.map(\.name) == ["гречка", "чай", "суп"] && now.meal.origin == origin)
    }

    @Test("is a grown person's to make, and a child's for what he ate himself")
    func whose() async throws {
        let home = try await Home()
        for member in [home.anna, home.adult] {
            #expect(home.store.mealChanges(by: member).mayCorrect(home.child.user))
        }
        #expect(home.store.mealChanges(by: home.child).mayCorrect(home.child.user))
        #expect(!home.store.mealChanges(by: home.child).mayCorrect(home.anna.user))
    }
}

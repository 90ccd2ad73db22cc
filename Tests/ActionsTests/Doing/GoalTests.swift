import Domain
import FamilyStore
import Foundation
import Phrases
import Testing

@testable import Actions

@Suite("A goal of a day's energy that a person names", .timeLimit(.minutes(2)))
struct GoalTests {
    private func progress(_ kcal: Int, eaten: Double) throws -> EnergyProgress {
        EnergyProgress(try #require(EnergyGoal(kcal)), eaten: eaten)
    }

    private static let soup = food(
        "суп", .grams(300),
        StatedNutrition(kcal: 512, protein: nil, fat: nil, carbohydrates: nil, basis: .portion))

    @Test("is stored once for a job, and told with what is eaten today and what is left")
    func set() async throws {
        let home = try await Household()
        _ = try await home.perform(try ate(Self.soup))
        _ = try await home.perform(try ate(Self.soup, day: .yesterday))
        let key = home.key()
        let told = ActionDesk.Outcome.done(.goalSet(try progress(2000, eaten: 512)))
        #expect(try await home.perform(.energyGoal(.set(kcal: 2000)), by: key) == told)
        #expect(try await home.perform(.energyGoal(.set(kcal: 2000)), by: key) == told, "the same job again")
        #expect(try await home.store.directory.member(home.anna.user)?.energyGoal == EnergyGoal(2000))
        _ = try await home.perform(.energyGoal(.set(kcal: 1800)))
        #expect(
            try await home.perform(.energyGoal(.set(kcal: 2000)), by: key)
                == .done(.goalSet(try progress(1800, eaten: 512))), "what stands is told")
    }

    @Test("stands beside the sum of the day, on cards and in answers, and in no group")
    func sums() async throws {
        let home = try await Household()
        _ = try await home.perform(.energyGoal(.set(kcal: 2000)))
        let anna = try #require(try await home.store.directory.member(home.anna.user))
        #expect(try await home.told(try ate(Self.soup), for: anna).contains("За день: 512 из 2000 ккал, осталось 1488"))
        #expect(try await home.told(.foodStatistics(.today), for: anna).hasSuffix("🎯 512 из 2000 ккал, осталось 1488"))
        let group = try await home.perform(try ate(Self.soup), for: anna, in: .group)
        guard case .done(let telling) = group else { return #expect(Bool(false), "\(group)") }
        #expect(!telling.text(in: .russian).contains("2000") && !telling.text(in: .russian).contains("За день"))
        let today = DayRange(Household.today, Household.today)
        let meal = try #require(try await home.store.meals(of: anna).list(today).first)
        let desk = MealCardDesk(store: home.store)
        let card = try await desk.card(meal, for: anna, in: .privately, at: Household.now)
        #expect(card.text().hasSuffix("За день: 1024 из 2000 ккал, осталось 976"))
        let seen = try await desk.card(meal, for: anna, in: .group, at: Household.now)
        #expect(seen.goal == nil && !seen.text().contains("2000"))
    }

    @Test("is told of, and taken away")
    func remove() async throws {
        let home = try await Household()
        #expect(try await home.perform(.energyGoal(.ask)) == .done(.noGoal(eaten: 0)))
        _ = try await home.perform(.energyGoal(.set(kcal: 2000)))
        let anna = try #require(try await home.store.directory.member(home.anna.user))
        #expect(try await home.perform(.energyGoal(.ask), for: anna) == .done(.goal(try progress(2000, eaten: 0))))
        #expect(try await home.perform(.energyGoal(.remove)) == .done(.goalRemoved))
        #expect(try await home.store.directory.member(home.anna.user)?.energyGoal == nil)
    }

    @Test("is none below what needs no doctor, nor beyond what anybody eats")
    func refused() async throws {
        let home = try await Household()
        #expect(try await home.perform(.energyGoal(.set(kcal: 1199))) == .undone(.goalRefused(.tooLow)))
        #expect(try await home.perform(.energyGoal(.set(kcal: 20_000))) == .undone(.goalRefused(.tooHigh)))
        #expect(try await home.store.directory.member(home.anna.user)?.energyGoal == nil)
    }

    @Test("is for grown-ups and in private: a child hears why, a group nothing of it")
    func denied() async throws {
        let home = try await Household()
        let child = try await home.person(2, .child)
        let guest = try await home.person(3, .guest)
        for wish in [EnergyGoalWish.set(kcal: 2000), .remove, .ask] {
            #expect(try await home.perform(.energyGoal(wish), for: child) == .denied(.childGoal))
            #expect(try await home.perform(.energyGoal(wish), for: guest) == .denied(.notPermitted))
            #expect(try await home.perform(.energyGoal(wish), in: .group) == .denied(.onlyPrivately))
        }
        #expect(try await home.store.directory.member(home.anna.user)?.energyGoal == nil)
    }
}

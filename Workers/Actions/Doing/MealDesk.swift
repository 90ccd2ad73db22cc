import Domain
import FamilyStore
import Foods
import FoundationEssentials
import Phrases

/// What a member has done about food.
struct MealDesk: Sendable {
    let store: Store
    let foods: FoodTable
    let member: Member
    /// Whether the day's sum may be told where the meal is.
    let tellsSums: Bool

    private static let longestList = 5

    func log(_ reported: ReportedMeal, at moment: Date, by key: WriteKey) async throws -> ActionDesk.Outcome {
        let today = member.clock.day(at: moment)
        let occasion = MealOccasion(kind: reported.kind, day: reported.day, time: reported.time)
        if let refused = occasion.refused(for: member, at: moment) { return .undone(refused) }
        let (resolved, unknown) = try await resolve(reported.items)
        guard !resolved.isEmpty else { return .undone(.foodsUnknown(unknown)) }
        // Known foods make no meal only in amounts that nobody eats.
        guard let meal = occasion.meal(of: resolved.map(\.item), for: member, at: moment) else {
            return .undone(.askBack(.meal))
        }
        let stored = try await store.meals(of: member).log(meal, by: key).meal
        let sum =
            tellsSums ? try await store.meals(of: member).statistics(DayRange(stored.day, stored.day)).total : nil
        // The stored items, in their order; what was assumed is not stored, and comes out the same in every run.
        let lines = stored.items.enumerated().map { index, item in
            Telling.MealLine(
                name: item.name, grams: item.grams, kcal: item.nutrition.kcal,
                isPortionAssumed: resolved.indices.contains(index) && resolved[index].isPortionAssumed)
        }
        return .done(
            .meal(
                Telling.Meal(
                    lines: lines, total: stored.total, day: Telling.Day(stored.day, on: today), dayTotal: sum,
                    goal: tellsSums ? member.energyGoal : nil, unknown: unknown)))
    }

    func statistics(_ period: StatisticsPeriod, at moment: Date) async throws -> Telling {
        let days = period.days(on: member.clock.day(at: moment))
        let found = try await store.meals(of: member).statistics(days)
        return .statistics(
            Telling.Statistics(
                period: period.told, meals: found.meals, days: found.days.count, total: found.total,
                goal: member.energyGoal))
    }

    func search(_ query: String) async throws -> Telling {
        let own = try await store.foods(of: member).search(query, limit: Self.longestList)
            .map { Telling.FoodLine(name: $0.name, nutrition: $0.per100g) }
        let built = foods.search(query, limit: Self.longestList)
            .map { Telling.FoodLine(name: $0.food.name(in: member.language), nutrition: $0.food.per100g) }
        return .foods(Array((own + built).prefix(Self.longestList)))
    }

    /// One food with its numbers; nil where nobody knows it.
    func item(_ reported: ReportedItem) async throws -> MealItem? {
        try await resolve([reported]).resolved.first?.item
    }

    private func resolve(
        _ items: [ReportedItem]
    ) async throws -> (resolved: [ResolvedItem], unknown: [String]) {
        var resolved: [ResolvedItem] = []
        var unknown: [String] = []
        for item in items {
            let own = try await ownFood(item.name)
            if let found = ResolvedItem(item, own: own, table: foods.best(item.name)?.food, in: member.language) {
                resolved.append(found)
            } else {
                unknown.append(item.name)
            }
        }
        return (resolved, unknown)
    }

    /// The family's own food of exactly this name: it goes before the table.
    private func ownFood(_ name: String) async throws -> OwnFood? {
        let key = Spelling.key(of: name)
        return try await store.foods(of: member).search(name, limit: Self.longestList)
            .first { Spelling.key(of: $0.name) == key }
    }
}

extension StatisticsPeriod {
    var told: Telling.Statistics.Period {
        switch self {
        case .today: .today
        case .yesterday: .yesterday
        case .week: .week
        case .month: .month
        }
    }
}

/// What a person ate on one day.
public struct DaySummary: Equatable, Sendable {
    public let day: LocalDay
    public let meals: Int
    public let total: Nutrition

    public init(day: LocalDay, meals: Int, total: Nutrition) {
        self.day = day
        self.meals = meals
        self.total = total
    }
}

/// What a person ate in some days. Days without a record say nothing, so that means are of the others.
public struct FoodStatistics: Equatable, Sendable {
    public let period: DayRange
    /// Days with a record, in their order.
    public let days: [DaySummary]

    public init(period: DayRange, days: [DaySummary]) {
        self.period = period
        self.days = days.filter { $0.meals > 0 && period.contains($0.day) }.sorted { $0.day < $1.day }
    }

    public var meals: Int { days.reduce(0) { $0 + $1.meals } }

    public var total: Nutrition { days.map(\.total).sum() }

    /// The mean of a day with a record; nil when there is none.
    public var perDay: Nutrition? { days.isEmpty ? nil : total.scaled(by: 1 / Double(days.count)) }
}

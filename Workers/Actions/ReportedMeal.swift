public import Domain

/// What a person told about a meal: what is nil was not said, and is for others to look up, assume or estimate.
public struct ReportedMeal: Equatable, Sendable {
    /// In the order in which they were told.
    public let items: [ReportedItem]
    public let kind: MealKind?
    public let day: DayReference?
    public let time: TimeOfDay?

    /// - Parameter items: from 1 to `Meal.mostItems`; nil for other numbers.
    public init?(items: [ReportedItem], kind: MealKind?, day: DayReference?, time: TimeOfDay?) {
        guard (1...Meal.mostItems).contains(items.count) else { return nil }
        self.items = items
        self.kind = kind
        self.day = day
        self.time = time
    }
}

/// The time as `HH:MM`.
extension ReportedMeal: Codable {
    private enum CodingKeys: CodingKey { case items, kind, day, time }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let meal = ReportedMeal(
            items: try container.decode([ReportedItem].self, forKey: .items),
            kind: try container.decodeIfPresent(MealKind.self, forKey: .kind),
            day: try container.decodeIfPresent(DayReference.self, forKey: .day),
            time: try container.decodeIfPresent(String.self, forKey: .time).flatMap { TimeOfDay($0) })
        guard let meal else {
            throw DecodingError.dataCorruptedError(forKey: .items, in: container, debugDescription: "too few or many")
        }
        self = meal
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encodeIfPresent(kind, forKey: .kind)
        try container.encodeIfPresent(day, forKey: .day)
        try container.encodeIfPresent(time?.description, forKey: .time)
    }
}

public import FoundationEssentials

/// A meal of the day.
public enum MealKind: String, CaseIterable, Codable, Sendable {
    case breakfast, lunch, dinner, snack

    /// The most likely one at a time of the day.
    public init(at time: TimeOfDay) {
        switch time.minutes {
        case 240..<660: self = .breakfast
        case 660..<960: self = .lunch
        case 1020..<1320: self = .dinner
        default: self = .snack
        }
    }
}

/// Something that a person ate or drank at one time.
public struct Meal: Equatable, Sendable {
    public let kind: MealKind
    /// The person's own day, which is not always the date.
    public let day: LocalDay
    public let at: Date
    public let items: [MealItem]
    /// Nil for what was told in words.
    public let origin: EstimateOrigin?

    /// More is not eaten at once.
    public static let mostItems = 50

    /// - Parameter items: one to fifty; nil for another number, or where one of them cannot be.
    public init?(kind: MealKind, day: LocalDay, at: Date, items: [MealItem], origin: EstimateOrigin? = nil) {
        guard (1...Self.mostItems).contains(items.count), items.allSatisfy(\.isPlausible) else { return nil }
        self.kind = kind
        self.day = day
        self.at = at
        self.items = items
        self.origin = origin
    }

    /// The same meal with other things on the plate; nil where they cannot be.
    public func with(_ items: [MealItem], origin: EstimateOrigin? = nil) -> Meal? {
        Meal(kind: kind, day: day, at: at, items: items, origin: origin ?? self.origin)
    }

    /// What all items have together.
    public var total: Nutrition { items.map(\.nutrition).sum() }

    /// The energy between the least and the most of all items. The ends are added up: whoever misjudges the scale of a
    /// picture misjudges everything on it in the same direction.
    public var kcalRange: ClosedRange<Double> {
        let ranges = items.map(\.kcalRange)
        let low = ranges.reduce(0) { $0 + $1.lowerBound }
        return low...ranges.reduce(0) { $0 + $1.upperBound }
    }
}

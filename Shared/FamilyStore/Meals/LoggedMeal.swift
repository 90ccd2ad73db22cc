public import Domain
public import FoundationEssentials

/// A meal as it is stored.
public struct LoggedMeal: Equatable, Sendable {
    public let id: MealID
    /// Who ate it.
    public let person: UserID
    public let meal: Meal
    /// The items as they were stored first, whatever was corrected since.
    public let original: [MealItem]
    /// How often it was changed.
    public let revision: Int
    public let createdAt: Date
    /// Whether it was deleted since.
    public let isDeleted: Bool

    /// Whether anybody corrected it.
    public var isCorrected: Bool { meal.items != original }
}

/// The name of a stored meal.
public struct MealID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
}

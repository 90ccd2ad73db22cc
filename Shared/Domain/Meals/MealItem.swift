/// Where the numbers of a meal's item come from, the most trusted first.
public enum NumberSource: String, CaseIterable, Codable, Sendable {
    /// The person said them.
    case person
    /// A food that the family has stored.
    case ownFood
    /// The built-in table.
    case table
    /// An estimate of the AI.
    case ai
}

/// What an item was recognised as: a food of the built-in table, or of the family's own.
public enum FoodReference: Hashable, Sendable {
    case table(String)
    case own(OwnFoodID)
}

/// `table:buckwheat`, `own:…`
extension FoodReference: RawRepresentable, Codable {
    public init?(rawValue: String) {
        if rawValue.hasPrefix("table:") {
            self = .table(String(rawValue.dropFirst(6)))
        } else if rawValue.hasPrefix("own:") {
            self = .own(OwnFoodID(String(rawValue.dropFirst(4))))
        } else {
            return nil
        }
    }

    public var rawValue: String {
        switch self {
        case .table(let name): "table:\(name)"
        case .own(let id): "own:\(id)"
        }
    }
}

/// A food that a family has stored itself.
public struct OwnFoodID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
}

/// One thing that was eaten or drunk.
public struct MealItem: Equatable, Codable, Sendable {
    /// As the person said it.
    public var name: String
    public var food: FoodReference?
    public var grams: Double
    /// Of the whole portion, not of 100 g.
    public var nutrition: Nutrition
    public var source: NumberSource

    public init(name: String, food: FoodReference?, grams: Double, nutrition: Nutrition, source: NumberSource) {
        self.name = name
        self.food = food
        self.grams = grams
        self.nutrition = nutrition
        self.source = source
    }

    /// Whether it has a name, and numbers that one person can eat at once.
    public var isPlausible: Bool {
        !Spelling.key(of: name).isEmpty && (0...10_000).contains(grams) && (0...50_000).contains(nutrition.kcal)
            && [nutrition.protein, nutrition.fat, nutrition.carbohydrates].allSatisfy((0...10_000).contains)
    }
}

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
public struct MealItem: Equatable, Sendable {
    /// What the food is called whose numbers these are, in the person's language when it was stored; where they are the
    /// person's own or an estimate, as it was said.
    public var name: String
    public var food: FoodReference?
    public var grams: Double
    /// What `grams` lies within; nil where nobody had to guess them.
    public var range: GramRange?
    /// Nobody said how much: it is a usual portion of the food.
    public var isPortionAssumed: Bool
    /// Of the whole portion, not of 100 g.
    public var nutrition: Nutrition
    /// Where the nutrition comes from.
    public var source: NumberSource
    /// How sure whoever estimated it was.
    public var confidence: Confidence?
    /// What whoever estimated it took for granted, in the person's language.
    public var assumptions: [String]
    /// What the check of the estimate's energy found; nil where it found nothing.
    public var remark: EnergyCheck.Remark?

    public init(
        name: String, food: FoodReference?, grams: Double, range: GramRange? = nil,
        isPortionAssumed: Bool = false, nutrition: Nutrition, source: NumberSource, confidence: Confidence? = nil,
        assumptions: [String] = [],
        remark: EnergyCheck.Remark? = nil
    ) {
        self.name = name
        self.food = food
        self.grams = grams
        self.range = range
        self.isPortionAssumed = isPortionAssumed
        self.nutrition = nutrition
        self.source = source
        self.confidence = confidence
        self.assumptions = assumptions
        self.remark = remark
    }

    /// Whether it has a name, and numbers that one person can eat at once.
    public var isPlausible: Bool {
        !Spelling.key(of: name).isEmpty && (0...Self.mostGrams).contains(grams)
            && (0...50_000).contains(nutrition.kcal)
            && [nutrition.protein, nutrition.fat, nutrition.carbohydrates].allSatisfy((0...10_000).contains)
    }

    /// Nobody eats more of one thing at once.
    public static let mostGrams = 10_000.0

    /// The same food, so many grams of it.
    public func scaled(toGrams new: Double) -> MealItem {
        var item = self
        // Of no grams nothing can be scaled up.
        let factor = grams > 0 ? new / grams : 1
        item.grams = new
        item.range = range?.scaled(by: factor)
        item.nutrition = nutrition.scaled(by: factor)
        return item
    }

    /// The energy at both ends of the range; twice the same where there is none.
    public var kcalRange: ClosedRange<Double> {
        guard let range, grams > 0 else { return nutrition.kcal...nutrition.kcal }
        let perGram = nutrition.kcal / grams
        return (perGram * range.low)...(perGram * range.high)
    }
}

/// How sure an estimate is.
public enum Confidence: String, CaseIterable, Codable, Sendable { case low, medium, high }

extension MealItem: Codable {
    private enum CodingKeys: CodingKey {
        case name, food, grams, range, isPortionAssumed, nutrition, source, confidence, assumptions, remark
    }

    /// What earlier versions stored has no more than name, food, grams, nutrition and source.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        name = try fields.decode(String.self, forKey: .name)
        food = try fields.decodeIfPresent(FoodReference.self, forKey: .food)
        grams = try fields.decode(Double.self, forKey: .grams)
        range = try fields.decodeIfPresent(GramRange.self, forKey: .range)
        isPortionAssumed = try fields.decodeIfPresent(Bool.self, forKey: .isPortionAssumed) ?? false
        nutrition = try fields.decode(Nutrition.self, forKey: .nutrition)
        source = try fields.decode(NumberSource.self, forKey: .source)
        confidence = try fields.decodeIfPresent(Confidence.self, forKey: .confidence)
        assumptions = try fields.decodeIfPresent([String].self, forKey: .assumptions) ?? []
        remark = try fields.decodeIfPresent(EnergyCheck.Remark.self, forKey: .remark)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(name, forKey: .name)
        try fields.encodeIfPresent(food, forKey: .food)
        try fields.encode(grams, forKey: .grams)
        try fields.encodeIfPresent(range, forKey: .range)
        if isPortionAssumed { try fields.encode(true, forKey: .isPortionAssumed) }
        try fields.encode(nutrition, forKey: .nutrition)
        try fields.encode(source, forKey: .source)
        try fields.encodeIfPresent(confidence, forKey: .confidence)
        if !assumptions.isEmpty { try fields.encode(assumptions, forKey: .assumptions) }
        try fields.encodeIfPresent(remark, forKey: .remark)
    }
}

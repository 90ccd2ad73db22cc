/// What a model sees in the photos of a meal. It is a claim: the numbers that are stored are computed from it.
public struct MealEstimate: Equatable, Codable, Sendable {
    /// Whether there is anything to eat or drink.
    public let isFood: Bool
    /// Whether a sharper picture would tell more, as of a label or a menu.
    public let needsDetail: Bool
    /// What the pictures show, in the person's language.
    public let description: String
    public let items: [EstimatedItem]
    /// The one thing that would make the estimate much better to know.
    public let question: String?

    public init(
        isFood: Bool, needsDetail: Bool, description: String, items: [EstimatedItem], question: String?
    ) {
        self.isFood = isFood
        self.needsDetail = needsDetail
        self.description = description
        self.items = items
        self.question = question
    }

    /// Whether there is a meal in it.
    public var isMeal: Bool { isFood && !mealItems.isEmpty }

    /// The items as they can be stored, each checked and computed here. What cannot be is left out.
    public var mealItems: [MealItem] {
        guard isFood else { return [] }
        return Array(items.map(\.mealItem).filter(\.isPlausible).prefix(Meal.mostItems))
    }
}

/// One food that a model sees.
public struct EstimatedItem: Equatable, Codable, Sendable {
    public let name: String
    /// Grams of the portion: the least, the likely and the most.
    public let low: Double
    public let likely: Double
    public let high: Double
    public let per100g: Nutrition
    /// Why the energy may differ from that of the nutrients.
    public let exception: EnergyCheck.Exception
    public let confidence: Confidence
    public let assumptions: [String]

    public init(
        name: String, low: Double, likely: Double, high: Double, per100g: Nutrition,
        exception: EnergyCheck.Exception, confidence: Confidence, assumptions: [String]
    ) {
        self.name = name
        self.low = low
        self.likely = likely
        self.high = high
        self.per100g = per100g
        self.exception = exception
        self.confidence = confidence
        self.assumptions = assumptions
    }

    /// The portion with its numbers computed: weights in their order, energy checked.
    public var mealItem: MealItem {
        let checked = EnergyCheck.check(per100g, exception: exception)
        return MealItem(
            name: name, food: nil, grams: likely,
            range: GramRange(low: min(low, likely, high), high: max(low, likely, high)),
            nutrition: checked.values.scaled(toGrams: likely), source: .ai, confidence: confidence,
            assumptions: assumptions, remark: checked.remark)
    }
}

/// One food or drink of a meal, as the person told it.
public struct ReportedItem: Codable, Equatable, Sendable {
    /// How much of it.
    public enum Amount: Codable, Equatable, Sendable {
        case grams(Double)
        case millilitres(Double)
        /// So many of what the person counts in, as it was said: «тарелка», `slice`. Nil where the food itself is counted.
        case count(Double, unit: String?)
    }

    public let name: String
    /// Nil where the person did not say how much.
    public let amount: Amount?
    /// Nil where the person gave no such numbers, which is the rule.
    public let nutrition: StatedNutrition?

    public init(name: String, amount: Amount?, nutrition: StatedNutrition?) {
        self.name = name
        self.amount = amount
        self.nutrition = nutrition
    }
}

/// Numbers that a person gave for a food: they go before everything that is looked up or estimated. Nil is unsaid.
public struct StatedNutrition: Codable, Equatable, Sendable {
    /// Of what the numbers are.
    public enum Basis: String, CaseIterable, Codable, Sendable {
        /// Of all that was eaten.
        case portion
        /// Of 100 g, as on a label.
        case hundredGrams = "100g"
    }

    public let kcal: Double?
    /// Grams, here and below.
    public let protein: Double?
    public let fat: Double?
    public let carbohydrates: Double?
    public let basis: Basis

    /// - Returns: nil where there is no number at all.
    public init?(kcal: Double?, protein: Double?, fat: Double?, carbohydrates: Double?, basis: Basis) {
        if kcal == nil, protein == nil, fat == nil, carbohydrates == nil { return nil }
        self.kcal = kcal
        self.protein = protein
        self.fat = fat
        self.carbohydrates = carbohydrates
        self.basis = basis
    }

    /// The numbers of a portion that weighs so much.
    public func ofPortion(grams: Double) -> StatedNutrition {
        guard basis == .hundredGrams else { return self }
        return StatedNutrition(scaling: self, by: grams / 100)
    }

    private init(scaling other: StatedNutrition, by factor: Double) {
        kcal = other.kcal.map { $0 * factor }
        protein = other.protein.map { $0 * factor }
        fat = other.fat.map { $0 * factor }
        carbohydrates = other.carbohydrates.map { $0 * factor }
        basis = .portion
    }
}

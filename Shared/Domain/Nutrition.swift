/// Energy and the nutrients that give it, of some mass of food: which mass, the owner of the value says.
public struct Nutrition: Sendable, Codable, Equatable {
    /// Energy in kilocalories.
    public var kcal: Double
    /// Grams of protein.
    public var protein: Double
    /// Grams of fat.
    public var fat: Double
    /// Grams of carbohydrates.
    public var carbohydrates: Double

    public init(kcal: Double, protein: Double, fat: Double, carbohydrates: Double) {
        self.kcal = kcal
        self.protein = protein
        self.fat = fat
        self.carbohydrates = carbohydrates
    }

    /// That of nothing: of water, or of an empty plate.
    public static let zero = Nutrition(kcal: 0, protein: 0, fat: 0, carbohydrates: 0)

    /// The nutrition of `factor` times the mass.
    public func scaled(by factor: Double) -> Nutrition {
        Nutrition(
            kcal: kcal * factor, protein: protein * factor, fat: fat * factor, carbohydrates: carbohydrates * factor)
    }

    /// The nutrition of `grams`, when this one is that of 100 g.
    public func scaled(toGrams grams: Double) -> Nutrition { scaled(by: grams / 100) }

    public static func + (one: Nutrition, other: Nutrition) -> Nutrition {
        Nutrition(
            kcal: one.kcal + other.kcal, protein: one.protein + other.protein, fat: one.fat + other.fat,
            carbohydrates: one.carbohydrates + other.carbohydrates)
    }
}

extension Sequence where Element == Nutrition {
    /// The nutrition of everything together.
    public func sum() -> Nutrition { reduce(.zero, +) }
}

// Atwater's general factors: W. O. Atwater, A. P. Bryant, The availability and fuel value of food materials, 1900.
extension Nutrition {
    /// The energy that the nutrients account for, in kilocalories: 4 for a gram of protein or carbohydrates, 9 of fat.
    public var energyOfNutrients: Double { 4 * protein + 9 * fat + 4 * carbohydrates }

    /// Whether `kcal` is the energy of the nutrients, or as near as `tolerance`, a share of `kcal`.
    ///
    /// Values as small as those of lettuce or tea are rounded too coarsely for a share: 3 kcal are always near enough.
    /// Alcohol has energy of its own, and fibre, acids and polyols have less than other carbohydrates, so foods with
    /// much of them differ and are right all the same.
    public func hasEnergyOfNutrients(within tolerance: Double) -> Bool {
        abs(energyOfNutrients - kcal) <= Swift.max(tolerance * kcal, 3)
    }
}

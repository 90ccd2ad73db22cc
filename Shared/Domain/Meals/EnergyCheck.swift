/// Holds an estimate of 100 g of a food to what nature allows: nutrients that fit into 100 g, and energy that they account
/// for (4 kcal a gram of protein and carbohydrates, 9 of fat) within 15 %.
public enum EnergyCheck {
    /// Why a food may have other energy than its nutrients account for. The list is closed: everything else is an error.
    public enum Exception: String, CaseIterable, Codable, Sendable {
        case none
        /// 7 kcal a gram, and none of the three nutrients.
        case alcohol
        /// Fibre, polyols and acids: carbohydrates with 0 to 2.4 kcal a gram.
        case fibre
    }

    /// What the check had to do.
    public enum Remark: String, CaseIterable, Codable, Sendable {
        /// The energy was computed anew from the nutrients.
        case energyCorrected = "energy_corrected"
        /// The numbers contradict each other, and nothing tells which of them is wrong.
        case doubtful
    }

    /// The part of the energy that may be missing or too much.
    public static let tolerance = 0.15
    /// No food has more: that is pure fat, a little rounded up.
    static let mostEnergy = 905.0
    /// Grams in 100 g: a little more than all of it, for rounding.
    static let mostNutrients = 105.0
    /// Energy of pure alcohol for 100 g of the strongest drinks (60 % by volume).
    static let mostOfAlcohol = 350.0

    /// Checks the values of 100 g.
    ///
    /// - Returns: the values to go on with, and what had to be done to them.
    public static func check(_ values: Nutrition, exception: Exception) -> (values: Nutrition, remark: Remark?) {
        let nutrients = [values.protein, values.fat, values.carbohydrates]
        guard nutrients.allSatisfy({ $0 >= 0 }), nutrients.reduce(0, +) <= mostNutrients, values.kcal >= 0 else {
            return (values, .doubtful)
        }
        if values.kcal <= mostEnergy, isAccounted(values, exception) { return (values, nil) }
        let computed = values.energyOfNutrients
        // Nutrients that are all missing say nothing about energy that is there.
        guard computed > 3 else { return (values, .doubtful) }
        var corrected = values
        corrected.kcal = computed
        return (corrected, .energyCorrected)
    }

    private static func isAccounted(_ values: Nutrition, _ exception: Exception) -> Bool {
        if values.hasEnergyOfNutrients(within: tolerance) { return true }
        let computed = values.energyOfNutrients
        switch exception {
        case .none: return false
        case .alcohol: return (computed...(computed + mostOfAlcohol)).contains(values.kcal)
        case .fibre: return (computed - 4 * values.carbohydrates...computed).contains(values.kcal)
        }
    }
}

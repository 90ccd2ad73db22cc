import Domain
import FamilyStore
import Foods

/// One food of a meal with its grams and its numbers: those that the person gave first, then the family's own food, then the
/// table.
struct ResolvedItem: Equatable, Sendable {
    let item: MealItem
    /// The person did not say how much: it is a usual portion.
    let isPortionAssumed: Bool

    /// - Parameter language: what a food of the table is called in.
    /// - Returns: nil when nobody knows the food and the person gave no energy either.
    init?(_ reported: ReportedItem, own: OwnFood?, table: Food?, in language: Language) {
        let known = Known(own: own, table: table)
        let (grams, isAssumed) = Self.grams(of: reported.amount, known)
        let stated = reported.nutrition?.ofPortion(grams: grams)
        guard let base = known.per100g?.scaled(toGrams: grams) ?? stated?.kcal.map({ _ in Nutrition.zero }) else {
            return nil
        }
        let nutrition = Nutrition(
            kcal: stated?.kcal ?? base.kcal, protein: stated?.protein ?? base.protein, fat: stated?.fat ?? base.fat,
            carbohydrates: stated?.carbohydrates ?? base.carbohydrates)
        item = MealItem(
            name: stated == nil ? known.name(in: language) ?? reported.name : reported.name, food: known.reference,
            grams: grams, isPortionAssumed: isAssumed, nutrition: nutrition,
            source: stated == nil ? known.source : .person)
        isPortionAssumed = isAssumed
    }

    private struct Known {
        let own: OwnFood?
        let table: Food?

        var per100g: Nutrition? { own?.per100g ?? table?.per100g }
        var source: NumberSource { own == nil ? .table : .ownFood }
        var reference: FoodReference? {
            own.map { .own($0.id) } ?? table.map { .table($0.id.rawValue) }
        }
        func name(in language: Language) -> String? { own?.name ?? table?.name(in: language) }
        /// Grams of what is eaten when nobody says how much.
        var portion: Double { table?.typicalGrams ?? 100 }
    }

    private static func grams(of amount: ReportedItem.Amount?, _ known: Known) -> (Double, isAssumed: Bool) {
        switch amount {
        case .grams(let grams): return (grams, false)
        case .millilitres(let millilitres): return (millilitres, false)  // as if it were water
        case .count(let count, let unit?):
            guard let unit = Food.Portion.Unit(unit) else { return (count * known.portion, true) }
            return (count * (known.table?.grams(of: unit) ?? unit.usualGrams ?? known.portion), false)
        case .count(let count, nil):
            return (count * (known.table?.grams(of: .piece) ?? known.portion), known.table?.grams(of: .piece) == nil)
        case nil: return (known.portion, true)
        }
    }
}

extension Food.Portion.Unit {
    /// Of foods that have no weight of their own for this unit; nil where it depends on nothing but the food.
    fileprivate var usualGrams: Double? {
        switch self {
        case .glass: 250
        case .cup: 200
        case .plate: 300
        case .bottle: 500
        case .can: 330
        case .shot: 50
        case .tablespoon: 15
        case .teaspoon: 5
        case .scoop, .slice, .handful: 30
        case .segment: 15
        case .clove: 5
        case .bar: 50
        case .portion, .piece, .pack: nil
        }
    }
}

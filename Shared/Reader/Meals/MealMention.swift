public import Domain

/// What somebody ate or drank.
public struct MealMention: Hashable, Sendable {
    /// At least one, in the order of the sentence.
    public let items: [FoodMention]
    /// Nil when the sentence does not tell, like the day and the time.
    public let meal: MealKind?
    public let day: DayReference?
    public let time: TimeOfDay?

    public init(items: [FoodMention], meal: MealKind? = nil, day: DayReference? = nil, time: TimeOfDay? = nil) {
        self.items = items
        self.meal = meal
        self.day = day
        self.time = time
    }
}

/// One food of a meal.
public struct FoodMention: Hashable, Sendable {
    /// How much of it.
    public enum Amount: Hashable, Sendable {
        case grams(Double)
        case millilitres(Double)
        case count(Double, HouseholdUnit)
    }

    /// As it was written, in lower case, without its amount.
    public let name: String
    /// Nil when the sentence does not tell.
    public let amount: Amount?

    public init(name: String, amount: Amount? = nil) {
        self.name = name
        self.amount = amount
    }
}

/// What food is counted in where it is not weighed.
public enum HouseholdUnit: String, CaseIterable, Codable, Sendable {
    case glass = "стакан"
    case plate = "тарелка"
    case hunk = "кусок"
    case slice = "ломтик"
    case piece = "шт"
    case tablespoon = "ложка_ст"
    case teaspoon = "ложка_ч"
    case portion = "порция"
    case cup = "чашка"
    case bottle = "бутылка"
    case can = "банка"
    case handful = "горсть"
}

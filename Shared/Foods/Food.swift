public import Domain

/// The stable name of a food of the built-in table, such as `buckwheat`.
public struct FoodID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
}

/// A food or dish of the built-in table.
public struct Food: Sendable, Equatable {
    public let id: FoodID
    public let kind: Kind
    /// Its names and other words for it, in Russian and English.
    public let names: Names
    /// How it is served, the most usual portion first; never empty.
    public let portions: [Portion]
    /// Energy and nutrients of 100 g as eaten.
    public let per100g: Nutrition
    /// Why its energy differs from that of its nutrients, if it does.
    public let exception: EnergyException?
    public let source: Source

    /// What it is called in `language`.
    public func name(in language: Language) -> String {
        switch language {
        case .russian: names.russian
        case .english: names.english
        }
    }

    /// The weight of one `unit` of it in grams, or nil when it is not served so.
    public func grams(of unit: Portion.Unit) -> Double? {
        portions.first { $0.unit == unit }?.grams
    }

    /// The weight in grams when no amount was named.
    public var typicalGrams: Double { portions[0].grams }
}

extension Food {
    /// What sort of food it is.
    public enum Kind: String, CaseIterable, Sendable {
        case bread, cereal, dairy, egg, meat, fish, vegetable, fruit, berry, nut, soup, main, side, salad
        case pastry, sweet, snack, fastfood, sauce, fat, drink, alcohol, baby, sport
    }

    /// What a food is called.
    public struct Names: Sendable, Equatable {
        public let russian: String
        public let english: String
        /// Further names, in both languages.
        public let aliases: [Alias]
    }

    /// A further name of a food.
    public struct Alias: Sendable, Equatable {
        public let name: String
        /// The name belongs to another food in the first place.
        public let isShared: Bool
    }

    /// What has another energy than the general factors tell.
    public enum EnergyException: String, CaseIterable, Sendable {
        /// 7 kcal a gram, and not a nutrient of `Nutrition`.
        case alcohol
        /// Counted as carbohydrates, hardly digested.
        case fibre
        /// Of vinegar and lemons: counted as carbohydrates, or not at all.
        case acids
        /// Sugar alcohols: counted as carbohydrates, half digested.
        case polyols
    }

    /// Where the values of a food are from.
    public enum Source: Sendable, Equatable {
        /// A row of USDA FoodData Central, by its data set and description.
        case usda(DataSet, description: String)
        /// Computed from the foods of a recipe.
        case recipe
        /// A published table.
        case cited(String)

        /// The data sets of FoodData Central, as the table calls them.
        public enum DataSet: String, CaseIterable, Sendable {
            case fndds
            case srLegacy = "sr"
            case foundation
        }
    }
}

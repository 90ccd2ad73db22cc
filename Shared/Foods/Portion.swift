public import Domain

extension Food {
    /// A usual amount of a food.
    public struct Portion: Sendable, Equatable {
        public let unit: Unit
        /// What one unit weighs.
        public let grams: Double
    }
}

extension Food.Portion {
    /// What people count or measure food in.
    public enum Unit: String, CaseIterable, Sendable, Codable {
        case portion, piece, slice, segment, clove, bar, plate, glass, cup, shot, tablespoon, teaspoon, scoop, handful
        case bottle, can, pack
    }
}

extension Food.Portion.Unit {
    /// The unit that `words` name, in any inflection: «тарелки», «ст. л.», `slices`.
    public init?(_ words: String) {
        let key = Words(units: words).list.map(\.stem)
        guard let unit = Self.byWords[key] else { return nil }
        self = unit
    }

    /// What the unit is called, in the singular: «шт», «тарелка».
    public func name(in language: Language) -> String {
        switch language {
        case .russian: russianNames[0]
        case .english: englishNames[0]
        }
    }

    static let byWords: [[Letters]: Self] = {
        var units: [[Letters]: Self] = [:]
        for unit in allCases {
            for name in unit.russianNames + unit.englishNames { units[Words(units: name).list.map(\.stem)] = unit }
        }
        return units
    }()

    private var russianNames: [String] {
        switch self {
        case .portion: ["порция", "порц"]
        case .piece: ["шт", "штука", "штучка"]
        case .slice: ["ломтик", "кусок", "кусочек", "ломоть"]
        case .segment: ["долька"]
        case .clove: ["зубчик", "зубок"]
        case .bar: ["плитка", "батончик"]
        case .plate: ["тарелка", "тарелочка", "миска", "мисочка", "пиала"]
        case .glass: ["стакан", "стаканчик", "бокал", "кружка"]
        case .cup: ["чашка", "чашечка"]
        case .shot: ["рюмка", "рюмочка", "стопка", "шот"]
        case .tablespoon: ["ст. л.", "столовая ложка", "ложка", "ст. ложка"]
        case .teaspoon: ["ч. л.", "чайная ложка", "ложечка", "ч. ложка"]
        case .scoop: ["шарик", "мерная ложка", "скуп"]
        case .handful: ["горсть", "горстка", "горсточка"]
        case .bottle: ["бутылка", "бутылочка"]
        case .can: ["банка", "баночка", "жб"]
        case .pack: ["упаковка", "пачка", "пачечка", "пакет", "пакетик", "уп"]
        }
    }

    private var englishNames: [String] {
        switch self {
        case .portion: ["portion", "serving"]
        case .piece: ["piece", "pc", "pcs"]
        case .slice: ["slice"]
        case .segment: ["segment", "square"]
        case .clove: ["clove"]
        case .bar: ["bar"]
        case .plate: ["plate", "bowl"]
        case .glass: ["glass", "mug"]
        case .cup: ["cup"]
        case .shot: ["shot"]
        case .tablespoon: ["tablespoon", "tbsp", "spoon"]
        case .teaspoon: ["teaspoon", "tsp"]
        case .scoop: ["scoop"]
        case .handful: ["handful"]
        case .bottle: ["bottle"]
        case .can: ["can", "tin", "jar"]
        case .pack: ["pack", "packet", "package", "bag"]
        }
    }
}

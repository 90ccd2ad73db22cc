internal import Domain

/// A line of `foods.tsv`.
struct FoodRow {
    let id: FoodID
    let kind: Food.Kind
    let names: Food.Names
    let portions: [Food.Portion]
    /// Nil for a recipe.
    let per100g: Nutrition?
    let exception: Food.EnergyException?
    let source: Food.Source
}

/// A line of `recipes.tsv`.
struct Recipe {
    let id: FoodID
    /// What the finished dish weighs in grams.
    let yield: Double
    let ingredients: [(food: FoodID, grams: Double)]
}

/// Takes the lines of the two tables apart.
enum TableReader {
    static func foods(_ text: String) throws(FoodTableError) -> [FoodRow] { try read(text, FoodRow.init(fields:)) }

    static func recipes(_ text: String) throws(FoodTableError) -> [Recipe] { try read(text, Recipe.init(fields:)) }

    private static func read<Row>(_ text: String, _ row: ([Substring]) -> Row?) throws(FoodTableError) -> [Row] {
        var rows: [Row] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let row = row(line.split(separator: "\t", omittingEmptySubsequences: false)) else {
                throw .malformed(line: String(line))
            }
            rows.append(row)
        }
        return rows
    }

    /// The pairs of `name=number|name=number`.
    fileprivate static func pairs(_ field: Substring) -> [(name: String, grams: Double)]? {
        var pairs: [(name: String, grams: Double)] = []
        for pair in field.split(separator: "|") {
            let parts = pair.split(separator: "=")
            guard parts.count == 2, let grams = Double(parts[1]), grams > 0 else { return nil }
            pairs.append((String(parts[0]), grams))
        }
        return pairs.isEmpty ? nil : pairs
    }
}

extension FoodRow {
    fileprivate init?(fields: [Substring]) {
        guard fields.count == 13, let kind = Food.Kind(rawValue: String(fields[1])),
            let portions = Self.portions(fields[6]),
            let source = Food.Source(field: fields[12])
        else { return nil }
        let values = fields[7...10].compactMap { Double($0) }
        guard values.count == (source == .recipe ? 0 : 4) else { return nil }
        let exception = Food.EnergyException(rawValue: String(fields[11]))
        guard fields[11].isEmpty || exception != nil else { return nil }
        self.init(
            id: FoodID(String(fields[0])), kind: kind,
            names: Food.Names(
                russian: String(fields[2]), english: String(fields[3]),
                aliases: fields[4...5].flatMap { $0.split(separator: "|").map(Food.Alias.init(field:)) }),
            portions: portions,
            per100g: values.isEmpty
                ? nil : Nutrition(kcal: values[0], protein: values[1], fat: values[2], carbohydrates: values[3]),
            exception: exception, source: source)
    }

    private static func portions(_ field: Substring) -> [Food.Portion]? {
        guard let pairs = TableReader.pairs(field) else { return nil }
        let portions = pairs.compactMap { name, grams in
            Food.Portion.Unit(rawValue: name).map { Food.Portion(unit: $0, grams: grams) }
        }
        return portions.count == pairs.count ? portions : nil
    }
}

extension Food.Alias {
    fileprivate init(field: Substring) {
        isShared = field.hasSuffix("~")
        name = String(isShared ? field.dropLast() : field)
    }
}

extension Food.Source {
    fileprivate init?(field: Substring) {
        let parts = field.split(separator: ":", maxSplits: 1)
        switch (parts.first, parts.count) {
        case ("recipe", 1): self = .recipe
        case ("cited", 2): self = .cited(String(parts[1]))
        case (let name?, 2):
            guard let dataSet = DataSet(rawValue: String(name)) else { return nil }
            self = .usda(dataSet, description: String(parts[1]))
        default: return nil
        }
    }
}

extension Recipe {
    fileprivate init?(fields: [Substring]) {
        guard fields.count == 3, let yield = Double(fields[1]), yield > 0, let pairs = TableReader.pairs(fields[2])
        else {
            return nil
        }
        self.init(id: FoodID(String(fields[0])), yield: yield, ingredients: pairs.map { (FoodID($0.name), $0.grams) })
    }
}

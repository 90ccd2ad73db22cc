internal import Domain

/// Makes foods of the lines of both tables: what has a recipe is computed.
struct Kitchen {
    private let rows: [FoodRow]
    private let known: [FoodID: FoodRow]
    private let recipes: [FoodID: Recipe]
    private var computed: [FoodID: Nutrition] = [:]
    /// The recipes that are being computed, to find one that needs itself.
    private var underWay: Set<FoodID> = []

    init(rows: [FoodRow], recipes: [Recipe]) throws(FoodTableError) {
        var known: [FoodID: FoodRow] = [:]
        for row in rows {
            guard known.updateValue(row, forKey: row.id) == nil else { throw .twice(row.id) }
        }
        var byID: [FoodID: Recipe] = [:]
        for recipe in recipes {
            guard byID.updateValue(recipe, forKey: recipe.id) == nil else { throw .twice(recipe.id) }
            guard known[recipe.id]?.source == .recipe else { throw .unknown(recipe.id, in: recipe.id) }
        }
        self.rows = rows
        self.known = known
        self.recipes = byID
    }

    /// The foods in the order of their lines.
    mutating func foods() throws(FoodTableError) -> [Food] {
        var foods: [Food] = []
        for row in rows {
            foods.append(
                Food(
                    id: row.id, kind: row.kind, names: row.names, portions: row.portions,
                    per100g: try per100g(row), exception: row.exception, source: row.source))
        }
        return foods
    }

    private mutating func per100g(_ row: FoodRow) throws(FoodTableError) -> Nutrition {
        if let value = row.per100g ?? computed[row.id] { return value }
        guard let recipe = recipes[row.id] else { throw .noRecipe(row.id) }
        guard underWay.insert(row.id).inserted else { throw .circular(row.id) }
        defer { underWay.remove(row.id) }
        var pot = Nutrition.zero
        for (id, grams) in recipe.ingredients {
            guard let food = known[id] else { throw .unknown(id, in: row.id) }
            pot = pot + (try per100g(food)).scaled(toGrams: grams)
        }
        let value = pot.scaled(by: 100 / recipe.yield)
        computed[row.id] = value
        return value
    }
}

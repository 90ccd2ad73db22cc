internal import Domain
import FoodTables

/// The foods that the bot knows by itself.
public struct FoodTable: Sendable {
    /// A food that a text may mean.
    public struct Match: Sendable, Equatable {
        public let food: Food
        /// The name of the food that fits best.
        public let name: String
        /// How well it fits: 1 for the very name, 0 for nothing in common.
        public let score: Double
    }

    /// All foods; among similar ones those that are eaten most come first.
    public let foods: [Food]
    private let places: [FoodID: Int]
    private let index: NameIndex

    /// The table that is compiled into the program, read at its first use.
    public static let builtIn: FoodTable = {
        do {
            return try FoodTable(
                foods: FoodTables.foods,
                recipes: FoodTables.recipes)
        } catch {
            // Its text is part of the program: tests read it, and no installation can change it.
            preconditionFailure("the built-in food table: \(error)")
        }
    }()

    /// Reads a table; the format stands at the top of `foods.tsv` and `recipes.tsv`.
    public init(foods text: String, recipes: String) throws(FoodTableError) {
        var kitchen = try Kitchen(rows: TableReader.foods(text), recipes: TableReader.recipes(recipes))
        foods = try kitchen.foods()
        places = Dictionary(uniqueKeysWithValues: zip(foods.map(\.id), foods.indices))
        index = NameIndex(
            foods.enumerated().flatMap { item, food in
                [food.names.russian, food.names.english]
                    .map { NameIndex.Entry(name: $0, item: item, isShared: false) }
                    + food.names.aliases.map { NameIndex.Entry(name: $0.name, item: item, isShared: $0.isShared) }
            })
    }

    public subscript(id: FoodID) -> Food? { places[id].map { foods[$0] } }

    /// The foods that `text` may mean, the best first, at most `limit`.
    ///
    /// Understands inflections, typos (one in four letters, two in eight), words in any order, and beginnings of words,
    /// in Russian and English. Numbers and units are taken for amounts.
    public func search(_ text: String, limit: Int) -> [Match] {
        index.search(text, limit: limit).map { Match(food: foods[$0.item], name: $0.name, score: $0.score) }
    }

    /// The food that `text` means, or nil when it is not clear that it means one.
    public func best(_ text: String) -> Match? {
        search(text, limit: 1).first { $0.score >= NameIndex.confident }
    }
}

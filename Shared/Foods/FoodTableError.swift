/// What is wrong with a food table. Whoever wrote it must act.
public enum FoodTableError: Error, Equatable, CustomStringConvertible {
    case malformed(line: String)
    case twice(FoodID)
    /// A recipe, or one of its foods, is no food of the table.
    case unknown(FoodID, in: FoodID)
    /// A food without values has no recipe.
    case noRecipe(FoodID)
    /// A recipe needs itself, directly or through others.
    case circular(FoodID)

    public var description: String {
        switch self {
        case .malformed(let line): "malformed: \(line)"
        case .twice(let id): "\(id) stands twice"
        case .unknown(let id, let recipe): "the recipe of \(recipe) names \(id), which is no food"
        case .noRecipe(let id): "\(id) has neither values nor a recipe"
        case .circular(let id): "\(id) needs itself"
        }
    }
}

/// The text of the built-in food tables: apart from what reads it, for the compiler takes longer over these bytes than over
/// all else, and they seldom change.
public enum FoodTables {
    public static var foods: String { String(decoding: PackageResources.foods_tsv, as: UTF8.self) }
    public static var recipes: String { String(decoding: PackageResources.recipes_tsv, as: UTF8.self) }
}

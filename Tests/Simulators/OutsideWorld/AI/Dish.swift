/// Something to eat that the simulated AI knows, for 100 g of it.
struct Dish: Hashable, Sendable {
    var russian: String
    var english: String
    var grams: Double
    var kcal: Double
    var protein: Double
    var fat: Double
    var carbohydrates: Double
    /// Beginnings of words in a caption that name it.
    var stems: [String] = []

    static let known = [
        Dish(
            russian: "гречка", english: "buckwheat", grams: 200, kcal: 110, protein: 4.2, fat: 1.1, carbohydrates: 21.3,
            stems: ["греч", "buckwheat"]),
        Dish(
            russian: "котлета", english: "cutlet", grams: 90, kcal: 220, protein: 16, fat: 14, carbohydrates: 8,
            stems: ["котлет", "cutlet"]),
        Dish(
            russian: "салат из овощей", english: "vegetable salad", grams: 150, kcal: 60, protein: 1.2, fat: 4,
            carbohydrates: 5, stems: ["салат", "salad"]),
        Dish(
            russian: "борщ", english: "borscht", grams: 300, kcal: 50, protein: 2.5, fat: 2, carbohydrates: 5.5,
            stems: ["борщ", "borsch"]),
        Dish(
            russian: "рис", english: "rice", grams: 180, kcal: 130, protein: 2.7, fat: 0.3, carbohydrates: 28,
            stems: ["рис", "rice"]),
        Dish(
            russian: "омлет", english: "omelette", grams: 150, kcal: 154, protein: 10.6, fat: 11.7, carbohydrates: 0.8,
            stems: ["омлет", "omelet"]),
        Dish(
            russian: "кофе с молоком", english: "coffee with milk", grams: 200, kcal: 29, protein: 1.5, fat: 1.5,
            carbohydrates: 2.4, stems: ["кофе", "coffee"]),
    ]

    /// The dishes that words name; without any, one or two that belong to a digest.
    static func shown(_ text: String, digest: String) -> [Dish] {
        let words = text.lowercased().split { !$0.isLetter }
        let named = known.filter { dish in words.contains { word in dish.stems.contains(where: word.hasPrefix) } }
        if !named.isEmpty { return named }
        let number = Int(UInt64(digest, radix: 16).map { $0 % 1_000 } ?? 0)
        let first = number % known.count
        return number % 2 == 0 ? [known[first]] : [known[first], known[(first + 1 + number % 3) % known.count]]
    }
}

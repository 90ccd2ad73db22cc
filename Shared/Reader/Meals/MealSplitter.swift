/// Tells where «и» and "and" part two foods.
enum MealSplitter {
    /// «с вареньем и изюмом» is one food, «с вишней и сок» are two.
    static func splits(at index: Int, in sentence: Sentence, piece: [Token]) -> Bool {
        guard let next = sentence[index + 1], !next.isMealVerb else { return true }
        // «с молоком и без сахара»
        if next.means(.with), !piece.isEmpty { return false }
        if let before = piece.last, pairs.contains([before.text, next.text]), sentence.tokens[index].text == "and" {
            return false
        }
        guard sentence.tokens[index].text == "и", piece.contains(where: { $0.text == "с" || $0.text == "со" }) else {
            return true
        }
        guard sentence.amount(at: index + 1) == nil else { return true }
        return !instrumental.contains { next.text.hasSuffix($0) }
    }

    private static let instrumental = ["ом", "ем", "ой", "ей", "ью", "ами", "ями", "ыми", "ими", "ым", "им"]

    private static let pairs: Set<[String]> = [["mac", "cheese"], ["fish", "chips"], ["salt", "pepper"]]
}

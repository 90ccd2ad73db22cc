/// The words for foods and drinks that the reader knows without a table: enough to tell «съел бутерброд» from talk.
struct FoodWords: Sendable {
    private let russian: Set<String>
    private let english: Set<String>
    private let whole: Set<String>

    /// - Parameters:
    ///   - russian: stems, which endings of nouns and adjectives may follow.
    ///   - english: singulars.
    ///   - whole: words that nothing may follow.
    init(russian: String, english: String, whole: String) {
        self.russian = Set(WordForms.all(russian))
        self.english = Set(WordForms.all(english))
        self.whole = Set(WordForms.all(whole))
    }

    func contain(_ word: String) -> Bool {
        guard word.count >= 2, let first = word.first else { return false }
        if whole.contains(word) { return true }
        if !first.isCyrillic {
            return english.contains(word) || word.hasSuffix("s") && english.contains(String(word.dropLast()))
                || word.hasSuffix("es") && english.contains(String(word.dropLast(2)))
                || word.hasSuffix("ies") && english.contains(word.dropLast(3) + "y")
        }
        return (0...3).contains { length in
            word.count > length + 1 && Self.endings.contains(String(word.suffix(length)))
                && russian.contains(String(word.dropLast(length)))
        }
    }

    private static let endings = Set(
        ["", "а", "я", "о", "е", "у", "ю", "ы", "и", "ь", "й"]
            + """
            ой ей ом ем ам ям ами ями ах ях ов ев ью ия ии ию ий ий ые ых ый ая ое ого ую ым ыми яя юю ее ие их ие ими им ья ьи ье
            """.split(separator: " ").map(String.init))
}

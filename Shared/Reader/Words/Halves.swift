/// Takes «пол» off a word: «полстакана» is a half and «стакана», «пол-яблока» a half and «яблока».
enum Halves {
    static func split(_ token: Token) -> [Token] {
        guard token.kind == .word, token.text.hasPrefix("пол"), token.text.count > 5 else { return [token] }
        let hasHyphen = token.text.dropFirst(3).first == "-"
        let rest = String(token.text.dropFirst(hasHyphen ? 4 : 3))
        guard rest.count > 1, hasHyphen || joined.contains(rest) || !whole.contains(token.text) && isGenitive(rest)
        else {
            return [token]
        }
        let border = token.place.lowerBound + (hasHyphen ? 4 : 3)
        guard token.place.count == token.text.count else { return [token] }
        return [
            Token(kind: .number(0.5), text: "пол", place: token.place.lowerBound..<border, isSpaced: token.isSpaced),
            Token(kind: .word, text: rest, place: border..<token.place.upperBound, isSpaced: true),
        ]
    }

    /// What is halved in one word.
    private static let joined: Set<String> = [
        "стакана", "стаканчика", "литра", "кило", "тарелки", "тарелочки", "миски", "чашки", "чашечки", "кружки",
        "бутылки", "бутылочки", "банки", "баночки", "порции", "ложки", "ложечки", "куска", "кусочка", "ломтика",
        "горсти", "часа", "часика", "килограмма",
    ]

    /// Words that only begin like a half.
    private static let whole: Set<String> = [
        "полбы", "полба", "полбой", "полбу", "полента", "поленту", "полента", "полтора",
    ]

    private static func isGenitive(_ word: String) -> Bool {
        guard let last = word.last, "аыия".contains(last) else { return false }
        return Vocabulary.foods.contain(word)
    }
}

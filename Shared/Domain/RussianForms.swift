/// Whether two Russian words are forms of one: «Дюна» and «Дюну», «Чужой» and «Чужого». By their endings alone, without a
/// dictionary.
public enum RussianForms {
    /// How much two words may differ.
    public enum Closeness: Sendable {
        /// Cases of one number: «Ведьмы» is another film than «Ведьма».
        case oneNumber
        /// Also what may be another number: enough to look for something.
        case anyNumber
    }

    /// Less than this is no stem.
    private static let shortestStem = 2

    /// Whether the words are the same or forms of one.
    ///
    /// - Parameters: words in lower case with е for ё, as `Spelling` makes them.
    public static func areForms(_ one: some StringProtocol, _ other: some StringProtocol, _ closeness: Closeness)
        -> Bool
    {
        let (first, second) = (Array(one), Array(other))
        if first == second { return true }
        guard first.allSatisfy(isCyrillic), second.allSatisfy(isCyrillic) else { return false }
        var stem = zip(first, second).prefix { $0 == $1 }.count
        // A shorter stem has longer endings: «чуж-ой» and «чуж-ого».
        while stem >= shortestStem, max(first.count, second.count) - stem <= longestEnding {
            let endings = (String(first[stem...]), String(second[stem...]))
            if declensions(closeness).contains(where: { $0.contains(endings.0) && $0.contains(endings.1) }) {
                return true
            }
            stem -= 1
        }
        return false
    }

    private static func isCyrillic(_ letter: Character) -> Bool { ("а"..."я").contains(letter) }

    private static func declensions(_ closeness: Closeness) -> [Set<String>] {
        switch closeness {
        case .oneNumber: singular + plural
        case .anyNumber: singular + plural + mixed
        }
    }

    private static let longestEnding = 4

    /// The endings of a word's cases; the genitive of «Дюна» is left out, for it is the plural of others.
    private static let singular = table(
        """
        а у е ой ою ей ею|я ю е ей ею|ия ию ии ией|_ а у ом ем е|й я ю ем е|ий ия ию ием ии|ь я ю ем е|ь ю ью
        о у ом е|е я ю ем|ие ия ию ием ии|ье ья ью ьем|мя мени менем
        ый ого ому ым ом|ий его ему им ем|ий ого ому им ом|ой ого ому ым им ом
        ая ую ой ою ей|яя юю ей ею|ое ого ому ым им ом|ее его ему им ем
        ец ца цу цом це|ец йца йцу йцом йце|ок ка ку ком ке|ек ка ку ком ке|ень ня ню нем не|онь ня ню нем не
        ел ла лу лом ле|ер ра ру ром ре|ор ра ру ром ре|ев ва ву вом ве
        """)

    private static let plural = table(
        """
        ы ов ам ами ах|и ов ев ей ам ям ами ями ах ях|а ам ами ах|я ям ями ях|ья ьев ьям ьями ьях
        ые ых ым ыми|ие их им ими
        """)

    /// Singular and plural in one, with what is the same word for both.
    private static let mixed = table(
        """
        _ а у е ы и ой ою ей ею ом ов ам ами ах|й ь я ю е и ей ев ем ям ями ях ью
        _ о а у ом е ам ами ах|ия ие ию ии ией ием ий иям иями иях|ья ье ьев ью ьи ьям ьями ьях
        ый ий ой ая яя ую юю ое ее ые ие ого его ому ему ым им ом ем ых их ыми ими ей ою
        """)

    /// `_` is no ending at all.
    private static func table(_ text: String) -> [Set<String>] {
        text.split { $0 == "|" || $0.isNewline }.map { row in
            Set(row.split(separator: " ").map { $0 == "_" ? "" : String($0) })
        }
    }
}

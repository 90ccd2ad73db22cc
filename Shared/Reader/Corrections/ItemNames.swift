import Domain

/// The items of a card by what people call them: in any case, by a part of their name.
struct ItemNames {
    private let items: [[Set<String>]]

    init(_ names: [String]) { items = names.map { Spelling.words(of: $0).map(Self.forms) } }

    var count: Int { items.count }

    /// The one item that has all these words; nil where none has, or several do and none by its whole name.
    func place(of tokens: [Token]) -> Int? {
        let words = tokens.filter { $0.kind != .mark }.map { Self.forms($0.text) }
        guard !words.isEmpty else { return nil }
        let found = items.indices.filter { place in
            words.allSatisfy { word in items[place].contains { !$0.isDisjoint(with: word) } }
        }
        if found.count == 1 { return found.first }
        let whole = found.filter { items[$0].count == words.count }
        return whole.count == 1 ? whole.first : nil
    }

    /// The word, and what is left of it without its ending: two forms of a word have one of these in common.
    private static func forms(_ word: String) -> Set<String> {
        let word = Spelling.key(of: word)
        var forms: Set<String> = [word]
        for ending in endings where word.hasSuffix(ending) && word.count >= ending.count + 2 {
            forms.insert(String(word.dropLast(ending.count)))
            break
        }
        return forms
    }

    /// The longest first.
    private static let endings: [String] = {
        let all = """
            ами ями ого его ому ему ыми ими иями иях ией ой ей ою ею ом ем ов ев ах ях ам ям ая яя ую юю ый ий ое ее ые ие \
            ых их ым им ью а я о е у ю ы и й ь es s
            """
        return all.split(separator: " ").map(String.init).sorted { $0.count > $1.count }
    }()
}

/// A text as the rules see it: tokens with their senses, and the characters that a title or name is cut from.
struct Sentence {
    let characters: [Character]
    let isRussian: Bool
    var tokens: [Token]

    init(_ text: String) {
        characters = Sentence.clean(text)
        isRussian = characters.contains(where: \.isCyrillic)
        tokens = Lexicon.shared.annotate(Scanner.tokens(of: characters, isRussian: isRussian))
    }

    /// The same text without some of its tokens.
    func keeping(_ tokens: some Sequence<Token>) -> Sentence {
        var copy = self
        copy.tokens = Array(tokens)
        return copy
    }

    subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

    var count: Int { tokens.count }

    func has(_ sense: Sense) -> Bool { tokens.contains { $0.means(sense) } }

    func has(anyOf senses: [Sense]) -> Bool { tokens.contains { $0.means(anyOf: senses) } }

    /// What was written from the first to the last of some tokens.
    func text(_ range: Range<Int>) -> String {
        guard let first = tokens[range].first, let last = tokens[range].last else { return "" }
        return String(characters[first.place.lowerBound..<last.place.upperBound])
    }

    /// Stars stay, other emoji go, and spaces of any kind are one.
    private static func clean(_ text: String) -> [Character] {
        var cleaned: [Character] = []
        for character in text {
            if character.isStar {
                cleaned.append("★")
            } else if character.isNewline {
                while cleaned.last == " " { cleaned.removeLast() }
                if cleaned.last != "\n", !cleaned.isEmpty { cleaned.append("\n") }
            } else if character.isWhitespace || character.isDecoration {
                if let last = cleaned.last, last != " ", last != "\n" { cleaned.append(" ") }
            } else {
                cleaned.append(character)
            }
        }
        while let last = cleaned.last, last == " " || last == "\n" { cleaned.removeLast() }
        return cleaned
    }
}

/// How names that people write are compared: whoever writes «Ёлки!», «ёлки» or «елки» means the same.
public enum Spelling {
    /// Letters in lower case with ё as е, digits, and single spaces where anything else stood. Empty when there is neither
    /// letter nor digit.
    public static func key(of text: some StringProtocol) -> String {
        words(of: text).joined(separator: " ")
    }

    /// The parts of the key.
    public static func words(of text: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text.lowercased() where !apostrophes.contains(character) {
            if character.isLetter || character.isNumber {
                word.append(composed(character))
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// Left out without a gap: “Schindler's” is one word.
    private static let apostrophes: Set<Character> = ["'", "’", "ʼ", "`"]

    /// Swift takes both spellings of й and ё in Unicode for equal, MongoDB does not.
    private static func composed(_ character: Character) -> Character {
        switch character {
        case "ё": "е"
        case "й": "й"
        default: character
        }
    }
}

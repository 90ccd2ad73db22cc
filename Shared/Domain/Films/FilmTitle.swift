/// What a person calls a film, taken apart: the title to show, the year, and the key by which two titles are one.
public struct FilmTitle: Hashable, Sendable {
    /// Without quotes around it and without the year.
    public let shown: String
    public let year: Int?
    /// Equal for titles of one name: case, ё, punctuation and articles do not matter, and «Рокки II» is «Рокки 2».
    public let key: String

    /// Longer ones are no titles.
    public static let longest = 200
    private static let years = 1880...2100

    /// - Parameters:
    ///   - said: may end with a year in brackets.
    ///   - year: goes before the one in brackets; outside 1880–2100 it is no year.
    /// - Returns: nil when there is no letter and no digit, or too much text.
    public init?(_ said: String, year: Int? = nil) {
        let (title, bracketed) = Self.splitYear(Self.unquoted(Self.oneLine(said)))
        let key = Self.key(of: title)
        guard !key.isEmpty, title.count <= Self.longest else { return nil }
        shown = title
        self.key = key
        self.year = year.flatMap { Self.years.contains($0) ? $0 : nil } ?? bracketed
    }

    /// Whether a key is that of this title in another case.
    public func isInflected(_ other: String) -> Bool {
        let (words, others) = (key.split(separator: " "), other.split(separator: " "))
        return words.count == others.count
            && zip(words, others).allSatisfy { RussianForms.areForms($0, $1, .oneNumber) }
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let quotes: [Character: Character] = ["«": "»", "\"": "\"", "“": "”", "„": "“", "'": "'", "‘": "’"]

    private static func unquoted(_ text: String) -> String {
        guard let first = text.first, let closing = quotes[first], text.count > 2, text.last == closing,
            !text.dropFirst().dropLast().contains(closing)
        else { return text }
        return oneLine(String(text.dropFirst().dropLast()))
    }

    /// «Дюна (2021)» is «Дюна» of 2021; «Бегущий по лезвию 2049» stays.
    private static func splitYear(_ text: String) -> (title: String, year: Int?) {
        guard let last = text.last, last == ")" || last == "]",
            let opening = text.lastIndex(of: last == ")" ? "(" : "["),
            let year = Int(text[text.index(after: opening)...].dropLast()), years.contains(year)
        else { return (text, nil) }
        let title = unquoted(oneLine(String(text[..<opening])))
        return title.isEmpty ? (text, nil) : (title, year)
    }

    private static func key(of title: String) -> String {
        var words = Spelling.words(of: title)
        if words.count > 1, ["the", "a", "an"].contains(words[0]) { words.removeFirst() }
        for index in words.indices where index > 0 {
            // One letter is a number only at the end: “I” and “X” are words elsewhere.
            if words[index].utf8.count > 1 || index == words.count - 1, let number = sequels[words[index]] {
                words[index] = number
            }
        }
        return words.joined(separator: " ")
    }

    private static let sequels: [String: String] = [
        "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
        "xi": "11", "xii": "12", "xiii": "13",
    ]
}

extension FilmTitle: CustomStringConvertible {
    public var description: String { year.map { "\(shown) (\($0))" } ?? shown }
}

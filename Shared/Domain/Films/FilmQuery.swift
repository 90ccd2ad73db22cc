/// Words by which a film is looked for.
public struct FilmQuery: Sendable {
    private let words: [Substring]

    /// - Parameter said: what a person calls the film; may be a part of its title.
    /// - Returns: nil where nothing is said that could be looked for.
    public init?(_ said: String) {
        guard let title = FilmTitle(said) else { return nil }
        words = title.key.split(separator: " ")
    }

    /// Those of the keys that fit: with these words in a row, of which the last may go on; where there is none, with these
    /// words in other cases.
    public func matching<Element>(_ films: [Element], key: (Element) -> String) -> [Element] {
        let spelled = films.filter {
            hasInARow(key($0)) {
                $0 == $1
            } lastFits: {
                $0.hasPrefix($1)
            }
        }
        guard spelled.isEmpty else { return spelled }
        return films.filter { hasInARow(key($0), fits: areForms, lastFits: areForms) }
    }

    private func areForms(_ word: Substring, _ asked: Substring) -> Bool {
        RussianForms.areForms(word, asked, .anyNumber)
    }

    private func hasInARow(
        _ key: String, fits: (Substring, Substring) -> Bool, lastFits: (Substring, Substring) -> Bool
    ) -> Bool {
        let title = key.split(separator: " ")
        guard title.count >= words.count else { return false }
        return (0...(title.count - words.count)).contains { start in
            words.enumerated().allSatisfy { place, word in
                place == words.count - 1 ? lastFits(title[start + place], word) : fits(title[start + place], word)
            }
        }
    }
}

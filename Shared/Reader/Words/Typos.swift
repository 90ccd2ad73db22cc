/// Finds the keyword that was meant when one letter is wrong, missing, too many, or swapped with its neighbour.
struct Typos {
    private let keywords: Set<String>
    /// Keywords by what is left of them without one letter: both sides of a slip meet there.
    private var shortened: [String: [String]] = [:]

    private static let shortest = 5
    private static let longest = 16

    init(of words: Set<String>) {
        keywords = words.filter { $0.count >= Self.shortest && !$0.contains("-") }
        for word in keywords.sorted() {
            for shorter in Self.withoutOneLetter(word) { shortened[shorter, default: []].append(word) }
        }
    }

    /// Nil for words that are right as they are.
    func correction(of word: String) -> String? {
        guard (Self.shortest - 1...Self.longest + 1).contains(word.count), !Vocabulary.realWords.contains(word) else {
            return nil
        }
        if let longer = shortened[word]?.first { return longer }
        let letters = Array(word)
        for shorter in Self.withoutOneLetter(word) {
            if keywords.contains(shorter) { return shorter }
            if let meant = shortened[shorter]?.first(where: { Self.isOneSlip(from: Array($0), to: letters) }) {
                return meant
            }
        }
        return nil
    }

    private static func withoutOneLetter(_ word: String) -> Set<String> {
        let letters = Array(word)
        return Set(letters.indices.map { String(letters[..<$0] + letters[($0 + 1)...]) })
    }

    /// Of words of the same length: one letter is another, or two neighbours are swapped.
    private static func isOneSlip(from meant: [Character], to written: [Character]) -> Bool {
        guard meant.count == written.count else { return false }
        let wrong = meant.indices.filter { meant[$0] != written[$0] }
        if wrong.count == 1 { return true }
        return wrong.count == 2 && wrong[0] + 1 == wrong[1] && meant[wrong[0]] == written[wrong[1]]
            && meant[wrong[1]] == written[wrong[0]]
    }
}

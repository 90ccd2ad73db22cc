/// Takes off the plural of English nouns.
enum EnglishStem {
    /// `eggs`: `egg`; `potatoes`: `potato`; `cherries` and `cherry`, `cookies` and `cookie`: one stem each.
    static func of(_ word: Letters) -> Letters {
        guard word.count >= 4 else { return word }
        for (ending, replacement) in endings where word.hasSuffix(ending) {
            return word.dropLast(ending.count) + replacement
        }
        return word
    }

    private static let endings: [(Letters, Letters)] = [
        ("ies", "i"), ("ie", "i"), ("y", "i"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"),
        ("oes", "o"),
        ("ss", "ss"), ("s", ""),
    ].map { (Letters($0.utf16), Letters($1.utf16)) }
}

extension Letters {
    func hasSuffix(_ suffix: Letters) -> Bool {
        count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
    }
}

/// How a word differs from the one that was probably meant.
struct Typo: Equatable {
    /// Letters that are wrong, missing, too many, or in the wrong order: Damerau–Levenshtein distance.
    let edits: Int
    /// 1 for each slip that people often make, 2 for any other.
    let weight: Int
}

extension Typo {
    /// What `written` has wrong when `meant` was meant, or nil when it has more than `limit` edits.
    ///
    /// Slips that people often make: neighbours swapped, a vowel left out, a letter written as it sounds, twice
    /// instead of once or the other way round, a soft sign too many.
    init?(writing written: Letters, for meant: Letters, atMost limit: Int) {
        guard abs(written.count - meant.count) <= limit else { return nil }
        // Three rows of the classic table of optimal string alignment. Each cell counts edits in its upper digits and
        // weight in the lower ones, so that the smallest has the fewest edits and among these the likeliest.
        var beforeLast = [Int](repeating: 0, count: meant.count + 1)
        var last = (0...meant.count).map { $0 * Typo.unlikely }
        var row = last
        for i in 0..<written.count {
            let tooMany = Typo.cost(ofAddingAt: i, in: written)
            row[0] = last[0] + tooMany
            for j in 0..<meant.count {
                row[j + 1] = min(
                    last[j + 1] + tooMany, row[j] + Typo.cost(ofMissing: j, in: meant),
                    last[j] + Typo.cost(of: written[i], for: meant[j]))
                if i > 0, j > 0, written[i] == meant[j - 1], written[i - 1] == meant[j], written[i] != meant[j] {
                    row[j + 1] = min(row[j + 1], beforeLast[j - 1] + Typo.likely)
                }
            }
            guard row.contains(where: { $0 / Typo.edit <= limit }) else { return nil }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        let total = last[meant.count]
        guard total / Typo.edit <= limit else { return nil }
        self.init(edits: total / Typo.edit, weight: total % Typo.edit)
    }

    private static let edit = 16
    private static let likely = edit + 1
    private static let unlikely = edit + 2

    private static let vowels = Set("аеиоуыэюяйaeiouy".utf16)
    private static let signs = Set("ьъ".utf16)

    private static func cost(ofAddingAt index: Int, in written: Letters) -> Int {
        let isDoubled = index > 0 && written[index] == written[index - 1]
        return isDoubled || signs.contains(written[index]) ? likely : unlikely
    }

    private static func cost(ofMissing index: Int, in meant: Letters) -> Int {
        let isDoubled = index > 0 && meant[index] == meant[index - 1]
        return isDoubled || vowels.contains(meant[index]) && index + 1 < meant.count ? likely : unlikely
    }

    private static func cost(of letter: UInt16, for meant: UInt16) -> Int {
        if letter == meant { return 0 }
        return soundsLike(letter, meant) ? likely : unlikely
    }

    /// Letters that are mistaken for each other because they sound alike.
    static func soundsLike(_ one: UInt16, _ other: UInt16) -> Bool {
        let pair = one < other ? (one, other) : (other, one)
        return alike.contains { $0 == pair }
    }

    private static let alike: [(UInt16, UInt16)] = [
        "ао", "ео", "еи", "еэ", "иы", "ий", "оу", "бп", "вф", "дт", "жш", "зс", "шщ", "ъь",
    ].map {
        let letters = Letters($0.utf16)
        return letters[0] < letters[1] ? (letters[0], letters[1]) : (letters[1], letters[0])
    }
}

/// The words of all names, and where they stand.
struct Vocabulary {
    /// A place of a word: which entry, and which of its words.
    struct Place: Hashable {
        let entry: Int
        let position: Int
    }

    private var byLetters: [Letters: [Place]] = [:]
    private var byStem: [Letters: [(place: Place, word: Word)]] = [:]
    /// All words by how they begin, to look for misspelled ones among a few.
    private var byBeginning: [UInt16: [Word]] = [:]

    mutating func add(_ word: Word, at place: Place) {
        if byLetters[word.letters] == nil, let first = word.letters.first {
            byBeginning[Vocabulary.beginning(first), default: []].append(word)
        }
        byLetters[word.letters, default: []].append(place)
        byStem[word.stem, default: []].append((place, word))
    }

    /// Where `word` may stand, and how sure that is: 1 for the very word, less for an inflection, a typo, a beginning.
    ///
    /// A place may come twice; the better quality counts.
    func places(of word: Word) -> [(Place, Double)] {
        let same = (byLetters[word.letters] ?? []).map { ($0, 1.0) }
        if word.isNumber || LookAlikes.contain(word) { return same }
        let inflected = (byStem[word.stem] ?? []).filter { $0.word.form.mayBe(word.form) }
            .map { ($0.place, Quality.inflection(word.letters, of: $0.word.letters)) }
        let known = same + inflected
        return known.isEmpty ? resembling(word) : known
    }

    private func resembling(_ word: Word) -> [(Place, Double)] {
        guard let first = word.letters.first, word.letters.count >= 4 else { return [] }
        var found: [(Place, Double)] = []
        for candidate in byBeginning[Vocabulary.beginning(first)] ?? [] {
            let quality = max(
                Quality.beginning(of: candidate.letters, is: word.letters),
                Quality.typo(writing: word.letters, for: candidate.letters),
                // Short stems resemble each other by chance.
                word.stem.count >= 6 ? Quality.typo(writing: word.stem, for: candidate.stem) : 0)
            if quality > 0 { found += (byLetters[candidate.letters] ?? []).map { ($0, quality) } }
        }
        return found
    }

    /// Typos begin with the right letter, or with one that sounds like it: «агурец», «иогурт».
    private static func beginning(_ letter: UInt16) -> UInt16 {
        switch letter {
        case 0x43E: 0x430  // о: а
        case 0x438, 0x439, 0x44D: 0x435  // и, й, э: е
        default: letter
        }
    }
}

/// How sure it is that a word means another.
private enum Quality {
    /// «печеньем» is rather «печенье» than «печень».
    static func inflection(_ written: Letters, of word: Letters) -> Double {
        let common = zip(written, word).prefix { $0 == $1 }.count
        return 0.95 - 0.001 * Double(written.count + word.count - 2 * common)
    }

    /// The longer the word, the less a typo hides it: one in four letters is thinkable, two in eight.
    static func typo(writing written: Letters, for meant: Letters) -> Double {
        guard let typo = Typo(writing: written, for: meant, atMost: written.count < 8 ? 1 : 2) else { return 0 }
        return 0.97 - 0.8 * Double(typo.weight) / Double(written.count)
    }

    static func beginning(of word: Letters, is written: Letters) -> Double { word.starts(with: written) ? 0.6 : 0 }
}

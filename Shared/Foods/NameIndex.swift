/// Finds what is called by a name that may be inflected, misspelled, incomplete, or in another order.
///
/// Each name leads to an item, a number that its owner gives it: that of a food in the table, or of a dish of a family's own.
public struct NameIndex: Sendable {
    /// A name to be found.
    public struct Entry: Sendable {
        public let name: String
        public let item: Int
        /// Another item has this name in the first place.
        public let isShared: Bool

        public init(name: String, item: Int, isShared: Bool) {
            self.name = name
            self.item = item
            self.isShared = isShared
        }
    }

    /// An item that was found.
    public struct Hit: Sendable, Equatable {
        public let item: Int
        /// The name that fits best.
        public let name: String
        /// How well it fits: 1 when it is the very name, 0 when it has nothing in common.
        public let score: Double
    }

    /// Below this score a hit is a guess: some of the words say something else, or a short word is badly misspelled.
    public static let confident = 0.75

    private let entries: [Entry]
    /// How many words each entry has.
    private let lengths: [Int]
    private let vocabulary: Vocabulary

    public init(_ entries: [Entry]) {
        var vocabulary = Vocabulary()
        self.entries = entries
        lengths = entries.enumerated().map { number, entry in
            let words = Words(entry.name).list
            for (position, word) in words.enumerated() {
                vocabulary.add(word, at: Vocabulary.Place(entry: number, position: position))
            }
            return words.count
        }
        self.vocabulary = vocabulary
    }

    /// The items that `text` may mean, the best first, each once; among equals the lowest number first.
    public func search(_ text: String, limit: Int) -> [Hit] {
        guard limit > 0 else { return [] }
        var asked = Tally.Asked()
        var tallies: [Int: Tally] = [:]
        for word in Words(text).list {
            let places = vocabulary.places(of: word)
            let isKnown = places.contains { $0.1 >= NameIndex.confident }
            asked.note(isNumber: word.isNumber, isKnown: isKnown)
            for (place, quality) in places { tallies[place.entry, default: Tally()].note(quality, at: place.position) }
            for entry in tallies.keys { tallies[entry]?.endWord(isNumber: word.isNumber, isKnown: isKnown) }
        }
        var best: [Int: Hit] = [:]
        for (number, tally) in tallies {
            let entry = entries[number]
            let score = tally.score(asked, of: lengths[number]) - (entry.isShared ? 0.01 : 0)
            guard score > (best[entry.item]?.score ?? 0) else { continue }
            best[entry.item] = Hit(item: entry.item, name: entry.name, score: score)
        }
        return Array(best.values.sorted { ($1.score, $0.item) < ($0.score, $1.item) }.prefix(limit))
    }
}

/// How much of a name the words of a text account for.
private struct Tally {
    /// The words of the text, whether or not a name has them.
    struct Asked {
        var words = 0
        var numbers = 0
        /// Words that some name has.
        var known = 0

        mutating func note(isNumber: Bool, isKnown: Bool) {
            if isNumber { numbers += 1 } else { words += 1 }
            if isKnown, !isNumber { known += 1 }
        }
    }

    private var sum = 0.0
    private var numbers = 0
    private var known = 0
    private var taken: UInt64 = 0
    private var last = -1
    private var isInOrder = true
    private var best: (quality: Double, position: Int)?

    /// Notes that the present word of the text may be the one at `position` of the name.
    mutating func note(_ quality: Double, at position: Int) {
        guard position < 64, taken & (1 << UInt64(position)) == 0, quality > (best?.quality ?? 0) else { return }
        best = (quality, position)
    }

    /// Settles for the best position of the present word: each word of the name is used once.
    mutating func endWord(isNumber: Bool, isKnown: Bool) {
        guard let best else { return }
        sum += best.quality
        if isNumber { numbers += 1 } else if isKnown { known += 1 }
        taken |= 1 << UInt64(best.position)
        isInOrder = isInOrder && best.position > last
        last = best.position
        self.best = nil
    }

    /// The harmonic mean of how much of the text and how much of the name is accounted for (F₁).
    ///
    /// A word that the name lacks and another name has counts heavily: «пюре с котлетой» is more than mash.
    /// A number that the name lacks is most likely an amount, and decides only between names that fit alike.
    func score(_ asked: Asked, of length: Int) -> Double {
        let missing = 1.5 * Double(asked.known - known)
        let fit = 2 * sum / (Double(asked.words + numbers + length) + missing)
        return fit - (isInOrder ? 0 : 0.005) - 0.003 * Double(asked.numbers - numbers)
    }
}

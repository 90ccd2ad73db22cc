/// Cuts a film's title and its year out of a sentence.
struct TitleReader {
    /// A title as it was written, and how sure it is that it is a film's.
    struct Title {
        var text: String
        var year: Int?
        /// Whether quotes, a year or a word for film show that it is a film.
        var isCertain: Bool
        /// The tokens of the title, for a look at what it says.
        var tokens: [Token]
    }

    private let sentence: Sentence
    private let ratings: [FoundRating]

    init(_ sentence: Sentence, ratings: [FoundRating]) {
        self.sentence = sentence
        self.ratings = ratings
    }

    /// What stands in quotes, with the year behind it.
    func quoted() -> Title? {
        guard let index = sentence.tokens.firstIndex(where: { $0.kind == .quoted }) else { return nil }
        let token = sentence.tokens[index]
        let text = String(sentence.characters[token.place]).trimmingPunctuation
        guard !text.isEmpty else { return nil }
        let next = sentence[index + 1]?.text == "from" ? index + 2 : index + 1
        return Title(text: text, year: yearInParentheses ?? year(at: next), isCertain: true, tokens: [])
    }

    /// The title that begins at a token or behind words that are no part of it; nil when none does.
    func title(from start: Int, to limit: Int) -> Title? {
        var index = start
        var isFilm = false
        while index < limit, let skipped = skipped(at: index) {
            isFilm = isFilm || sentence.tokens[index].means(.film)
            index = skipped
        }
        var end = index
        while end < limit, !endsTitle(at: end, from: index) { end += 1 }
        return title(index..<end, isFilm: isFilm)
    }

    /// The title of some tokens without the words around it that mean nothing.
    func title(_ range: Range<Int>, isFilm: Bool) -> Title? {
        var (start, end) = (range.lowerBound, range.upperBound)
        var isFilm = isFilm
        func trimEnd() {
            while start < end, isTrimmable(at: end - 1) {
                isFilm = isFilm || sentence.tokens[end - 1].means(.film)
                end -= 1
            }
        }
        trimEnd()
        let (year, titleEnd) = trailingYear(start..<end)
        end = titleEnd
        trimEnd()
        guard start < end else { return nil }
        let found = yearInParentheses ?? year
        let text = sentence.text(start..<end).trimmingPunctuation
        guard !text.isEmpty else { return nil }
        return Title(
            text: text, year: found, isCertain: isFilm || found != nil, tokens: Array(sentence.tokens[start..<end]))
    }

    /// The token behind what may stand between a verb and its title.
    func skipped(at index: Int) -> Int? {
        guard let token = sentence[index] else { return nil }
        if let end = sentence.company(at: index) { return end }
        if token.means(anyOf: [.film, .place]) || token.day != nil || token.partOfDay != nil || token.isMark(":")
            || token.isMark("(") || isEmpty(at: index)
        {
            return index + 1
        }
        // "the movie", "a film"
        if token.means(.article), sentence[index + 1]?.means(.film) == true { return index + 2 }
        return nil
    }

    /// A word between verb and title that belongs to neither. English ones begin too many titles: Some Like It Hot.
    private func isEmpty(at index: Int) -> Bool {
        let next = sentence[index + 1]
        return switch sentence.tokens[index].text {
        case "я", "мы", "наконец", "наконец-то", "снова", "опять", "уже", "еще":
            next?.kind == .word && next?.text != "по"
        case "только что": true
        default: false
        }
    }

    private func isTrimmable(at index: Int) -> Bool {
        let token = sentence.tokens[index]
        return token.means(anyOf: [.meaningless, .film]) || token.means(.place) && !isPartOfTitle(at: index)
            || token.kind == .mark && !"!?)+".contains(token.text)
            || token.day != nil || token.partOfDay != nil
    }

    private func endsTitle(at index: Int, from start: Int) -> Bool {
        let token = sentence.tokens[index]
        if token.isMark(",") || token.isMark(";") || token.isMark("\n") || token.isMark("(") || token.isDash {
            return true
        }
        if token.isMark(".") || token.isMark("!") || token.isMark("?") { return endsThought(at: index) }
        if ratings.contains(where: { $0.range.lowerBound == index }) { return true }
        guard index > start else { return false }
        return token.day != nil || token.partOfDay != nil || token.means(.place) && !isPartOfTitle(at: index)
            || sentence.company(at: index) != nil
    }

    /// A point inside "E.T." or behind "Mr." ends nothing.
    private func endsThought(at index: Int) -> Bool {
        guard let next = sentence[index + 1], next.isSpaced || next.kind == .mark else {
            return sentence[index + 1] == nil
        }
        guard sentence.tokens[index].isMark("."), let before = sentence[index - 1] else { return true }
        return before.kind != .word || before.text.count > 1 && !Self.abbreviations.contains(before.text)
    }

    private static let abbreviations: Set<String> = ["mr", "mrs", "ms", "dr", "st", "vs", "vol", "jr", "no"]

    /// «Один дома» is a film.
    private func isPartOfTitle(at index: Int) -> Bool { sentence[index - 1]?.text == "один" }
}

extension TitleReader {
    /// 1900 to 2030.
    private func year(at index: Int) -> Int? {
        guard let value = sentence[index]?.number, value == value.rounded(), (1900...2030).contains(value) else {
            return nil
        }
        return Int(value)
    }

    private var yearInParentheses: Int? {
        sentence.tokens.indices.lazy.compactMap { index in
            sentence.tokens[index].isMark("(") ? year(at: index + 1) : nil
        }.first
    }

    /// The year with which a title ends that has other words, and where the title ends without it.
    private func trailingYear(_ range: Range<Int>) -> (year: Int?, end: Int) {
        var end = range.upperBound
        if end - range.lowerBound > 2, sentence.tokens[end - 1].means(.year) { end -= 1 }
        guard end - range.lowerBound > 1, let year = year(at: end - 1) else { return (nil, range.upperBound) }
        end -= 1
        if end - range.lowerBound > 1, sentence.tokens[end - 1].text == "from" { end -= 1 }
        return (year, end)
    }
}

extension String {
    /// Without spaces and marks at its ends that belong to the sentence.
    var trimmingPunctuation: String {
        let marks: Set<Character> = [" ", ",", ".", ";", ":", "-", "—", "–", "\"", "«", "»", "“", "”", "(", "\n"]
        let start = drop { marks.contains($0) }
        return start.lastIndex { !marks.contains($0) }.map { String(start[...$0]) } ?? ""
    }
}

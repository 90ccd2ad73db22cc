import Domain

/// The words of a sentence that has to do with nothing but an export.
struct ExportRule {
    /// What all words together say; nil where one of them belongs to something else, or two of them contradict each other.
    private(set) var mention: ExportMention?

    private var found = ExportMention(period: nil, format: nil)
    private var isWhole = false
    private var verbs = 0
    private var weakVerbs = 0
    private var nouns = 0
    private var files = 0

    /// Whether it asks for an export by itself: «скачать» alone may mean anything.
    var isWish: Bool {
        let isOfData = nouns > 0 || mention?.period != nil
        let hasFormat = mention?.format != nil
        return isNamed || verbs > 0 && (isOfData || hasFormat)
            || (nouns > 0 || weakVerbs > 0) && hasFormat && isOfData || weakVerbs > 0 && files > 0 && isOfData
    }

    /// «экспорт»: no other word is needed.
    private var isNamed = false

    init(_ sentence: Sentence) {
        let periods = ExportPeriodReader(sentence: sentence)
        var index = 0
        while index < sentence.count {
            guard let next = step(sentence, periods, index) else { return }
            index = next
        }
        if isWhole, found.period == nil { found.period = .everything }
        mention = found
    }

    /// Reads what stands at an index; nil for a word of something else.
    private mutating func step(_ sentence: Sentence, _ periods: ExportPeriodReader, _ index: Int) -> Int? {
        let token = sentence.tokens[index]
        if token.kind == .mark, !["%", "/", "+"].contains(token.text) { return index + 1 }
        if periods.isHalf(at: index) { return nil }
        if let (period, next) = periods.period(at: index) {
            guard found.period == nil || found.period == period else { return nil }
            found.period = period
            return next
        }
        if let format = Self.formats[token.text] {
            guard found.format == nil || found.format == format else { return nil }
            found.format = format
            return index + 1
        }
        return count(token.text) ? index + 1 : nil
    }

    private mutating func count(_ word: String) -> Bool {
        switch word {
        case _ where Self.wholes.contains(word): isWhole = true
        case _ where Self.verbs.contains(word):
            verbs += 1
            isNamed = isNamed || Self.names.contains(word)
        case _ where Self.weakVerbs.contains(word): weakVerbs += 1
        case _ where Self.files.contains(word): files += 1
        case _ where Self.nouns.contains(word): nouns += 1
        default: return Self.fillers.contains(word)
        }
        return true
    }
}

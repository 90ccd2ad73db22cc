import Domain

/// The words of a sentence that has to do with nothing but an export.
struct ExportRule {
    /// What all words together say; nil where one of them belongs to something else, or two of them contradict each other.
    private(set) var mention: ExportMention?
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
        var found = ExportMention(period: nil, format: nil)
        var month: Int?
        var year: Int?
        var isWhole = false
        for token in sentence.tokens {
            if token.kind == .mark, !["%", "/", "+"].contains(token.text) { continue }
            let word = token.text
            if let format = Self.formats[word] {
                guard found.format == nil || found.format == format else { return }
                found.format = format
            } else if let number = Self.months[word], !Self.isModal(word, in: sentence) {
                guard month == nil else { return }
                month = number
            } else if let number = token.number, (2000...2100).contains(number) {
                year = Int(number)
            } else if let period = Self.period(token) {
                guard found.period == nil || found.period == period else { return }
                found.period = period
            } else if Self.wholes.contains(word) {
                isWhole = true
            } else if Self.verbs.contains(word) {
                verbs += 1
                isNamed = isNamed || Self.names.contains(word)
            } else if Self.weakVerbs.contains(word) {
                weakVerbs += 1
            } else if Self.files.contains(word) {
                files += 1
            } else if Self.nouns.contains(word) {
                nouns += 1
            } else if !Self.fillers.contains(word) {
                return
            }
        }
        if let month {
            guard found.period == nil else { return }
            found.period = .calendarMonth(month, year: year)
        } else if year != nil {
            return
        }
        if isWhole, found.period == nil { found.period = .everything }
        mention = found
    }

    private static func period(_ token: Token) -> ExportPeriod? {
        if let period = periods[token.text] { return period }
        for sense in token.senses {
            switch sense {
            case .period(.today), .day(.today): return .today
            case .period(.yesterday), .day(.yesterday): return .yesterday
            case .period(.week): return .week
            case .period(.month): return .month
            default: continue
            }
        }
        return nil
    }

    /// “may I export…”: no month.
    private static func isModal(_ word: String, in sentence: Sentence) -> Bool {
        word == "may" && sentence.tokens.first?.text == "may" && sentence.count > 1
    }
}

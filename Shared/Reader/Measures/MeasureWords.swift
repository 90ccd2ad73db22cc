import Domain

/// What a sentence about a measure holds; there is none when it holds anything else.
struct MeasureWords {
    private(set) var amounts: [Amount] = []
    /// Durations written as 6:45, in minutes.
    private(set) var clocks: [Double] = []
    private(set) var day: DayReference?
    private(set) var senses: Set<Sense> = []
    /// Whether anything else than numbers, units and days was said.
    var hasWords: Bool { !senses.isEmpty }

    /// - Parameters:
    ///   - allowed: the measure's own words.
    ///   - clocks: whether 6:45 is a duration.
    init?(_ sentence: Sentence, allowed: [Sense], clocks countsClocks: Bool = false) {
        var index = 0
        while let token = sentence[index] {
            if countsClocks, case .clock(let hours, let minutes) = token.kind {
                clocks.append(Double(hours * 60 + minutes))
                index += 1
            } else if let (_, next) = sentence.time(at: index), !allowed.contains(where: token.means) {
                index = next
            } else if let sense = allowed.first(where: token.means) {
                senses.insert(sense)
                index += 1
            } else if let (amount, next) = sentence.amount(at: index) {
                amounts.append(amount)
                index = next
            } else if token.isEmptyInMeasure {
                if let day = token.day {
                    guard self.day == nil || self.day == day else { return nil }
                    self.day = day
                }
                index += 1
            } else {
                return nil
            }
        }
    }

    func has(_ sense: Sense) -> Bool { senses.contains(sense) }
}

extension Token {
    fileprivate var isEmptyInMeasure: Bool {
        kind == .mark && !isMark("/") && !isMark("%") && !isMark("?") || day != nil || partOfDay != nil
            || means(anyOf: [.meaningless, .me, .us, .recording, .article, .of, .now, .and, .please])
            || ["have", "had"].contains(text)
    }
}

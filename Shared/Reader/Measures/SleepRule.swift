import Domain

/// «Спал 7 с половиной часов», "slept from 11pm to 7am".
enum SleepRule {
    static func read(_ sentence: Sentence) -> Reading? {
        let span = SleepSpan(in: sentence)
        let rest = span.map { span in
            sentence.keeping(sentence.tokens[..<span.range.lowerBound] + sentence.tokens[span.range.upperBound...])
        }
        guard let words = MeasureWords(rest ?? sentence, allowed: [.sleep, .slept], clocks: true),
            words.has(.sleep) || words.has(.slept)
        else { return nil }
        let said = minutes(words)
        guard let minutes = span.map({ words.amounts.isEmpty && words.clocks.isEmpty ? $0.minutes : nil }) ?? said,
            (1...1440).contains(minutes)
        else { return .ask(.sleep) }
        return .sleep(SleepMention(minutes: Int(minutes.rounded()), day: words.day))
    }

    /// Hours, minutes, or hours and minutes; a bare number is hours.
    private static func minutes(_ words: MeasureWords) -> Double? {
        if words.amounts.isEmpty, words.clocks.count == 1 { return words.clocks[0] }
        guard words.clocks.isEmpty, let first = words.amounts.first else { return nil }
        let isHours = first.unit == .hours || first.unit == nil
        switch words.amounts.count {
        case 1: return isHours ? first.number * 60 : first.unit == .minutes ? first.number : nil
        case 2:
            let second = words.amounts[1]
            // "7 h 30"
            guard first.unit == .hours, second.unit == .minutes || second.unit == nil, second.number < 60 else {
                return nil
            }
            return first.number * 60 + second.number
        default: return nil
        }
    }
}

/// «С 23:00 до 6:30»: the time between, over midnight too.
struct SleepSpan {
    let range: Range<Int>
    /// Nil where only half of the day is known and the time between is no night's sleep.
    let minutes: Double?

    init?(in sentence: Sentence) {
        guard let start = sentence.tokens.firstIndex(where: { ["с", "со", "from", "slept from"].contains($0.text) }),
            let (from, next) = Self.clock(at: start + 1, in: sentence), let link = sentence[next],
            ["до", "to", "till", "until", "по", "—", "-"].contains(link.text),
            let (to, end) = Self.clock(at: next + 1, in: sentence)
        else { return nil }
        let first = sentence.tokens[start].means(.slept) ? start + 1 : start
        range = first..<end
        let between = Double((to.minutes - from.minutes + 1440) % 1440)
        let isSure = from.isSure && to.isSure || from.minutes >= 12 * 60 || between <= 14 * 60
        minutes = isSure ? between : nil
    }

    private static func clock(at start: Int, in sentence: Sentence) -> (time: (minutes: Int, isSure: Bool), next: Int)?
    {
        if let (time, next) = sentence.time(at: start), let time { return ((time.minutes, true), next) }
        guard let (hour, next) = sentence.number(at: start), (0...24).contains(hour), hour == hour.rounded() else {
            return nil
        }
        let end = sentence[next]?.unit == .hours ? next + 1 : next
        return ((Int(hour) % 24 * 60, false), end)
    }
}

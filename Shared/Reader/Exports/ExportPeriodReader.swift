import Domain

/// Reads the stretch of days that is named at some place of a sentence: «прошлый месяц», «2025 год», «с 1 по 15 июля».
struct ExportPeriodReader {
    /// A date as far as it is said: «с 1 по 15 июля» names the month once.
    private struct Date {
        var day: Int
        var month: Int?
        var year: Int?
    }

    let sentence: Sentence

    /// The days that begin to be named at a token, and the token behind them.
    func period(at index: Int) -> (ExportPeriod, next: Int)? {
        span(at: index) ?? since(at: index) ?? month(at: index) ?? year(at: index) ?? counted(at: index)
            ?? named(at: index)
    }

    /// Whether half a stretch is named that no file can be made for: «по 15 июля», «с прошлой недели».
    func isHalf(at index: Int) -> Bool {
        if has(ExportRule.untils, at: index), date(at: index + 1) != nil { return true }
        guard has(ExportRule.sinces, at: index), case .previous? = counted(at: index + 1)?.0 else { return false }
        return true
    }

    private func has(_ words: Set<String>, at index: Int) -> Bool {
        sentence[index].map { words.contains($0.text) } ?? false
    }
}

// Days.
extension ExportPeriodReader {
    /// «С 1 по 15 июля», «10.06.2026–20.06.2026», «с 5 июля», «5 июля».
    private func span(at index: Int) -> (ExportPeriod, next: Int)? {
        let isOpened = has(ExportRule.froms, at: index)
        guard var (first, next) = date(at: isOpened ? index + 1 : index) else { return nil }
        var last = isOpened ? nil : first
        if has(ExportRule.untils.union(ExportRule.dashes), at: next), let (other, behind) = date(at: next + 1) {
            first.month = first.month ?? other.month
            last = Date(day: other.day, month: other.month ?? first.month, year: other.year)
            next = behind
        }
        guard let begin = Self.named(first) else { return nil }
        guard let last else { return (.span(begin, nil), next) }
        return Self.named(last).map { (.span(begin, $0), next) }
    }

    private static func named(_ date: Date) -> NamedDay? {
        date.month.flatMap { NamedDay(day: date.day, month: $0, year: date.year) }
    }

    private func date(at index: Int) -> (Date, next: Int)? {
        let index = sentence[index]?.text == "the" ? index + 1 : index
        if let written = writtenDate(at: index) { return written }
        if let month = monthName(at: index), let (day, next) = dayNumber(at: index + 1) {
            let (year, behind) = yearNumber(behind: next)
            return (Date(day: day, month: month, year: year), behind)
        }
        guard let (day, next) = dayNumber(at: index) else { return nil }
        let at = sentence[next]?.text == "of" ? next + 1 : next
        guard let month = monthName(at: at) else { return (Date(day: day), next) }
        let (year, behind) = yearNumber(behind: at + 1)
        return (Date(day: day, month: month, year: year), behind)
    }

    /// `10.06.2026`, `10.06`, `2026-06-10`, however their digits were cut into tokens.
    private func writtenDate(at index: Int) -> (Date, next: Int)? {
        guard let token = sentence[index], token.number != nil else { return nil }
        let text = String(sentence.characters[token.place.lowerBound...].prefix(11))
        let date: Date
        let length: Int
        if let found = text.prefixMatch(of: /([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{4}|[0-9]{2}))?(?![0-9])/),
            let day = Int(found.1), let month = Int(found.2)
        {
            let year = found.3.flatMap { Int($0) }
            date = Date(day: day, month: month, year: year.map { $0 < 100 ? 2000 + $0 : $0 })
            length = found.0.count
        } else if let found = text.prefixMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])/),
            let year = Int(found.1), let month = Int(found.2), let day = Int(found.3)
        {
            date = Date(day: day, month: month, year: year)
            length = found.0.count
        } else {
            return nil
        }
        let end = token.place.lowerBound + length
        let next = sentence.tokens[index...].firstIndex { $0.place.lowerBound >= end } ?? sentence.count
        // «1.5 года» is no date of a year.
        return (date, date.year == nil ? next : skippingYearWord(next))
    }

    /// «15», “15th”, «5-го».
    private func dayNumber(at index: Int) -> (Int, next: Int)? {
        integer(at: index, in: 1...31).map { ($0, skippingSuffix(index + 1)) }
    }
}

// Months and years of the calendar.
extension ExportPeriodReader {
    private func month(at index: Int) -> (ExportPeriod, next: Int)? {
        guard let month = monthName(at: index) else { return nil }
        let (year, next) = yearNumber(behind: index + 1)
        return (.calendarMonth(month, year: year), next)
    }

    /// «С мая», «с 2025 года», “since July”: until today. “From July” may as well mean that month alone.
    private func since(at index: Int) -> (ExportPeriod, next: Int)? {
        guard has(ExportRule.sinces, at: index), let (period, next) = month(at: index + 1) ?? year(at: index + 1)
        else { return nil }
        let first: NamedDay?
        switch period {
        case .calendarMonth(let month, let year): first = NamedDay(day: 1, month: month, year: year)
        case .calendarYear(let year): first = NamedDay(day: 1, month: 1, year: year)
        case .recent, .previous, .current, .span, .everything: first = nil
        }
        return first.map { (.span($0, nil), next) }
    }

    /// «2025», «2025 год», “year 2025”, and «2025 июль».
    private func year(at index: Int) -> (ExportPeriod, next: Int)? {
        let (year, next) = yearNumber(behind: skippingYearWord(index))
        guard let year else { return nil }
        guard let month = monthName(at: next) else { return (.calendarYear(year), next) }
        return (.calendarMonth(month, year: year), next + 1)
    }

    /// “May I export…” names no month.
    private func monthName(at index: Int) -> Int? {
        guard let word = sentence[index]?.text, word != "may" || index > 0 || sentence.count == 1 else { return nil }
        return ExportRule.months[word]
    }

    private func yearNumber(behind index: Int) -> (year: Int?, next: Int) {
        let at = sentence[index]?.isMark(",") == true ? index + 1 : index
        guard let year = integer(at: at, in: 2000...2100) else { return (nil, index) }
        return (year, skippingYearWord(skippingSuffix(at + 1)))
    }

    private func integer(at index: Int, in range: ClosedRange<Int>) -> Int? {
        guard let token = sentence[index], token.number != nil, let value = Int(token.text) else { return nil }
        return range.contains(value) ? value : nil
    }

    private func skippingYearWord(_ index: Int) -> Int { has(ExportRule.yearWords, at: index) ? index + 1 : index }

    private func skippingSuffix(_ index: Int) -> Int {
        if has(ExportRule.ordinals, at: index) { return index + 1 }
        let isJoined = sentence[index]?.isMark("-") == true && has(ExportRule.ordinals, at: index + 1)
        return isJoined ? index + 2 : index
    }
}

// Stretches that are seen from today.
extension ExportPeriodReader {
    /// «Прошлый месяц» and «этот месяц» are of the calendar; «месяц», «последний месяц» and «последние 3 месяца» end today.
    private func counted(at index: Int) -> (ExportPeriod, next: Int)? {
        let isPrevious = has(ExportRule.previous, at: index)
        let isRunning = has(ExportRule.running, at: index)
        let at = isPrevious || isRunning || has(ExportRule.recent, at: index) ? index + 1 : index
        if let (count, next) = sentence.number(at: at), (1...999).contains(count), count == count.rounded(),
            let (length, unit) = sentence[next].flatMap(Self.unit)
        {
            return (.recent(Int(count) * length, unit), next + 1)
        }
        guard let token = sentence[at], let (length, unit) = Self.unit(of: token) else { return nil }
        // «7 дней» is one token, and a week.
        let isOne = length == 1 && !token.text.contains(" ")
        guard isOne, isPrevious || isRunning else { return (.recent(length, unit), at + 1) }
        return (isPrevious ? .previous(unit) : .current(unit), at + 1)
    }

    private static func unit(of token: Token) -> (length: Int, ExportPeriod.Unit)? {
        if let unit = ExportRule.units[token.text] { return unit }
        if token.means(.period(.week)) { return (1, .week) }
        return token.means(.period(.month)) ? (1, .month) : nil
    }

    private func named(at index: Int) -> (ExportPeriod, next: Int)? {
        guard let token = sentence[index] else { return nil }
        if token.means(anyOf: [.period(.today), .day(.today)]) { return (.today, index + 1) }
        return token.means(anyOf: [.period(.yesterday), .day(.yesterday)]) ? (.yesterday, index + 1) : nil
    }
}

public import Domain

/// The words of a sentence that has to do with nothing but when reports come.
///
/// «Отчёт за неделю» asks for one now and is for other rules: a wish names an hour, or says that it is for good.
struct ReportRule {
    /// Nil where a word belongs to something else, or too little is said.
    private(set) var wish: ReportWish?

    private var found = Found()

    /// What the words say, each by itself.
    private struct Found {
        var reports = 0
        /// «присылай»: again and again.
        var verbs = 0
        /// «нужен», “send”: once, or again and again.
        var wishes = 0
        var offs = 0
        var negations = 0
        var quiets = 0
        var isDaily = false
        var isWeekly = false
        /// «каждый», «по воскресеньям»: that it is for good.
        var isRepeated = false
        /// «недельный», and not «за неделю».
        var isKind = false
        var isQuestion = false
        var isMorning = false
        var isEvening = false
        /// «25:00»
        var isNoTime = false
        /// «тихие», and not «не беспокой».
        var namesQuiet = false
        var days: [Weekday] = []
        var times: [Time] = []
    }

    /// An hour, and whether it is known in which half of the day.
    private struct Time {
        var time: TimeOfDay
        var isSure: Bool
    }

    init(_ sentence: Sentence) {
        var index = 0
        while index < sentence.count {
            guard let next = step(sentence, index) else { return }
            index = next
        }
        wish = conclusion
    }

    /// Reads what stands at an index; nil for a word of something else.
    private mutating func step(_ sentence: Sentence, _ index: Int) -> Int? {
        let token = sentence.tokens[index]
        if token.kind == .mark { return Self.marks.contains(token.text) ? index + 1 : nil }
        if let (time, next) = time(sentence, index) {
            found.times.append(time)
            return next
        }
        if case .clock = token.kind {
            found.isNoTime = true
            return index + 1
        }
        switch token.text {
        case let word where Self.reports.contains(word): found.reports += 1
        case let word where Self.quiets.contains(word):
            found.quiets += 1
            found.namesQuiet = found.namesQuiet || Self.namesOfQuiet.contains(word)
        case let word where Self.offs.contains(word): found.offs += 1
        case let word where Self.negations.contains(word): found.negations += 1
        case let word where Self.verbs.contains(word): found.verbs += 1
        case let word where Self.wishes.contains(word): found.wishes += 1
        case let word where Self.questions.contains(word): found.isQuestion = true
        case let word where Self.repeated.contains(word): found.isRepeated = true
        case let word where Self.daily.contains(word): (found.isDaily, found.isKind) = (true, true)
        case let word where Self.weekly.contains(word): (found.isWeekly, found.isKind) = (true, true)
        case let word where Self.evenings.contains(word):
            (found.isDaily, found.isEvening) = (true, true)
            found.isKind = found.isKind || !Self.evening.contains(word)
        case let word where Self.mornings.contains(word): (found.isDaily, found.isMorning) = (true, true)
        case let word where Self.ofDays.contains(word): found.isDaily = true
        case let word where Self.ofWeeks.contains(word): found.isWeekly = true
        case let word where Self.fillers.contains(word): break
        default: return other(token) ? index + 1 : nil
        }
        return index + 1
    }

    /// Weekdays and parts of the day, which other rules know too.
    private mutating func other(_ token: Token) -> Bool {
        if let day = Self.weekdays[token.text] {
            found.days.append(day)
            found.isRepeated = true
        } else if let day = token.weekday {
            found.days.append(day)
        } else {
            switch token.partOfDay {
            case .morning: found.isMorning = true
            case .evening, .night: found.isEvening = true
            case .noon, nil: return false
            }
            found.isDaily = true
        }
        return true
    }

    /// «в 9», «в 21:00», «с 23»: behind such a word every number is an hour.
    private func time(_ sentence: Sentence, _ index: Int) -> (Time, next: Int)? {
        if let (time, next) = sentence.time(at: index), let time { return (Time(time: time, isSure: true), next) }
        guard Self.beforeHours.contains(sentence.tokens[index].text) else { return nil }
        if let (time, next) = sentence.time(at: index + 1), let time { return (Time(time: time, isSure: true), next) }
        guard let token = sentence[index + 1], !Self.fillers.contains(token.text),
            let (hour, next) = sentence.number(at: index + 1), hour == hour.rounded(.down), (0..<24).contains(hour),
            let time = TimeOfDay(minutes: Int(hour) * 60)
        else { return nil }
        let isNamed = sentence[next].map { Self.hours.contains($0.text) } ?? false
        return (Time(time: time, isSure: hour == 0 || hour >= 12), isNamed ? next + 1 : next)
    }

    private var conclusion: ReportWish? {
        if found.isNoTime { return found.reports + found.quiets > 0 ? .ask : nil }
        if found.quiets > 0 {
            let isOff = found.offs > 0 && found.namesQuiet && found.times.isEmpty
            return isOff ? .ask : quietHours
        }
        guard found.reports > 0, found.days.count <= 1, found.times.count <= 1 else { return nil }
        let isWeekly = found.isWeekly || !found.days.isEmpty
        let isDenied = found.negations > 0 && found.verbs + found.wishes > 0 || found.negations > 1
        if isDenied || found.offs > 0 {
            return found.isDaily == isWeekly ? .stopAll : isWeekly ? .stopWeekly : .stopDaily
        }
        guard found.negations == 0 else { return nil }
        if found.isQuestion { return found.times.isEmpty ? .ask : nil }
        // There is one report a day: half of what was asked for would be a surprise.
        if found.isMorning && found.isEvening { return nil }
        guard
            found.isRepeated || found.verbs > 0 || !found.times.isEmpty || found.wishes > 0 && found.isKind
        else { return nil }
        if isWeekly && !(found.isDaily && found.isWeekly) { return .weekly(found.days.first, time) }
        if isWeekly { return .ask }
        guard found.isDaily || !found.times.isEmpty else { return .ask }
        return .daily(time)
    }

    /// «В 9» is in the evening, unless the morning is named, or the Monday on which a week is looked back at.
    private var time: TimeOfDay? {
        guard let named = found.times.first else { return found.isMorning ? TimeOfDay(minutes: 9 * 60) : nil }
        if named.isSure || found.isMorning || found.days == [.monday] { return named.time }
        return TimeOfDay(minutes: named.time.minutes + 720)
    }

    private var quietHours: ReportWish? {
        guard found.times.count == 2, found.reports == 0, found.days.isEmpty else { return nil }
        let (first, last) = (found.times[0], found.times[1])
        // Ten is in the evening where quiet begins, and in the morning where it ends.
        let isEvening = !first.isSure && first.time.minutes >= 6 * 60
        let from = isEvening ? TimeOfDay(minutes: first.time.minutes + 720) ?? first.time : first.time
        return from == last.time ? nil : .quiet(QuietHours(from: from, to: last.time))
    }
}

extension Token {
    /// «в воскресенье», "on Sunday".
    fileprivate var weekday: Weekday? {
        for case .day(.weekday(let weekday)) in senses { return weekday }
        return nil
    }
}

extension Reader {
    /// What a sentence says about reports that come by themselves: «присылай отчёт каждый вечер»; nil where it is about
    /// anything else.
    public func reports(in text: String) -> ReportWish? {
        guard text.utf16.count <= Self.longest else { return nil }
        return ReportRule(Sentence(text)).wish
    }
}

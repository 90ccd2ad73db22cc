import Domain

extension Sentence {
    /// A time of the day and the token behind it. The time is nil where only half of the day is known: «в 7».
    func time(at start: Int) -> (time: TimeOfDay?, next: Int)? {
        guard let token = self[start] else { return nil }
        if token.means(.noon) { return (TimeOfDay(minutes: 720), start + 1) }
        if token.means(.midnight) { return (TimeOfDay(minutes: 0), start + 1) }
        let hasPreposition = token.means(.at)
        let index = hasPreposition ? start + 1 : start
        guard let (hour, minute, isClock, afterNumber) = hourAndMinute(at: index, behindPreposition: hasPreposition)
        else {
            return nil
        }
        var next = afterNumber
        var saysHour = false
        if let word = self[next], word.means(.hour) || ["час", "часа", "часов", "ч"].contains(word.text) {
            saysHour = true
            next += 1
        }
        if let half = self[next]?.halfOfDay {
            return (TimeOfDay(hour: hour, minute: minute, in: half), next + 1)
        }
        if isClock { return (TimeOfDay(minutes: hour * 60 + minute), next) }
        guard hasPreposition, self[next]?.unit == nil, self[next]?.number == nil else { return nil }
        if let half = self[next]?.partOfDay { return (TimeOfDay(hour: hour, minute: minute, in: half), next + 1) }
        return (saysHour || hour > 12 ? TimeOfDay(minutes: hour * 60) : nil, next)
    }

    private func hourAndMinute(
        at index: Int, behindPreposition: Bool
    ) -> (hour: Int, minute: Int, isClock: Bool, next: Int)? {
        guard let token = self[index] else { return nil }
        if case .clock(let hour, let minute) = token.kind, hour < 24 { return (hour, minute, true, index + 1) }
        // «в час дня»
        if behindPreposition, token.text == "час" { return (1, 0, false, index) }
        guard let (value, next) = number(at: index), value >= 0, value < 24 else { return nil }
        if value == value.rounded(.down) { return (Int(value), 0, false, next) }
        // «в 14.30»
        let parts = token.text.split(separator: ".")
        guard behindPreposition, parts.count == 2, parts[1].count == 2, let minute = Int(parts[1]), minute < 60 else {
            return nil
        }
        return (Int(value), minute, true, next)
    }
}

extension Token {
    var halfOfDay: Sense.PartOfDay? {
        for case .halfOfDay(let half) in senses { return half }
        return nil
    }

    var partOfDay: Sense.PartOfDay? {
        for case .partOfDay(let part) in senses { return part }
        return nil
    }

    var day: DayReference? {
        for case .day(let day) in senses { return day }
        return nil
    }
}

extension TimeOfDay {
    /// «в 7 вечера», "at 12 am".
    init?(hour: Int, minute: Int, in half: Sense.PartOfDay) {
        var hour = hour
        switch half {
        case .morning where hour == 12, .night where hour == 12: hour = 0
        case .noon where hour < 12 && hour != 11, .evening where hour < 12: hour += 12
        case .night where (8..<12).contains(hour): hour += 12
        default: break
        }
        self.init(minutes: hour * 60 + minute)
    }
}

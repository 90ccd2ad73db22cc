/// One of the five fields of a cron expression, and how it is read.
enum CronField {
    case minute, hour, day, month, weekday

    /// As sentences call it.
    var name: String {
        switch self {
        case .minute: "minute"
        case .hour: "hour"
        case .day: "day of the month"
        case .month: "month"
        case .weekday: "day of the week"
        }
    }

    /// Sunday is 0 and 7.
    private var range: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .day: 1...31
        case .month: 1...12
        case .weekday: 0...7
        }
    }

    /// Names of the values, from the first on.
    private var words: [String] {
        switch self {
        case .minute, .hour, .day: []
        case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        case .weekday: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
        }
    }

    private var allowed: String {
        let numbers = "a number from \(range.lowerBound) to \(range.upperBound)"
        guard let first = words.first, let last = words.last else { return numbers }
        return "\(numbers), or \(first) to \(last)"
    }

    /// Reads lists of values, ranges and steps.
    func values(in text: Substring) throws(CronError) -> CronValues {
        var values = CronValues(isWildcard: text.first == "*")
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: "/", omittingEmptySubsequences: false)
            guard pieces.count <= 2 else { throw .step(field: name, text: String(part)) }
            let step = pieces.count == 2 ? number(pieces[1]) ?? 0 : 1
            guard step > 0 else { throw .step(field: name, text: String(part)) }
            let bounds = try bounds(of: pieces[0], isOpen: pieces.count == 2)
            for value in stride(from: bounds.lowerBound, through: bounds.upperBound, by: step) { values.insert(value) }
        }
        if self == .weekday, values.contains(7) { values.insert(0) }
        return values
    }

    /// - Parameter isOpen: a single value with a step runs on to the end of the field.
    private func bounds(of text: Substring, isOpen: Bool) throws(CronError) -> ClosedRange<Int> {
        if text == "*" { return range }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2, let first = value(ends[0]) else { throw refusal(of: text) }
        guard ends.count == 2 else { return isOpen ? first...range.upperBound : first...first }
        guard var last = value(ends[1]) else { throw refusal(of: text) }
        // “sat-sun” is meant as it is said.
        if self == .weekday, last == 0, first > 0, ends[1].lowercased() == words[0] { last = 7 }
        guard first <= last else { throw .backwards(field: name, text: String(text)) }
        return first...last
    }

    private func refusal(of text: Substring) -> CronError {
        .value(field: name, text: String(text), allowed: allowed)
    }

    private func value(_ text: Substring) -> Int? {
        if let position = words.firstIndex(of: text.lowercased()) { return range.lowerBound + position }
        return number(text).flatMap { range.contains($0) ? $0 : nil }
    }

    /// Digits and nothing else: `Int` would take a sign.
    private func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) ? Int(text) : nil
    }
}

/// The values that a field allows, none above 63.
struct CronValues: Hashable, Sendable {
    /// Whether the field begins with a star, steps or not: by Vixie's rules that changes what other fields mean.
    let isWildcard: Bool
    private var bits: UInt64 = 0

    init(isWildcard: Bool) { self.isWildcard = isWildcard }

    func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }
    mutating func insert(_ value: Int) { bits |= 1 << UInt64(value) }
}

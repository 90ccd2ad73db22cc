public import Domain

/// When something is to be done, in cron's five fields: `30 3 * * *`.
///
/// Read as Paul Vixie's cron reads it: lists, ranges, steps, names of months and days, 7 for Sunday, and `@daily` and its
/// like. Where day of the month and day of the week both begin without a star, either is enough. A single value with a step
/// runs to the end of its field: `5/20` is 5, 25 and 45.
public struct CronExpression: Hashable, Sendable, CustomStringConvertible {
    /// Names that stand for five fields.
    static let names: [(name: String, fields: String)] = [
        ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"), ("@weekly", "0 0 * * 0"),
        ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"),
    ]

    /// As it was written, with single spaces.
    public let description: String
    private let minutes: CronValues
    private let hours: CronValues
    private let days: CronValues
    private let months: CronValues
    private let weekdays: CronValues
    /// Whether there is such a day in any year.
    private let namesADay: Bool

    /// Reads five fields, or one of the names.
    public init(_ text: String) throws(CronError) {
        let written = text.split(whereSeparator: \.isWhitespace)
        description = written.joined(separator: " ")
        let fields: [Substring]
        if written.count == 1, let name = written.first, name.first == "@" {
            guard let known = Self.names.first(where: { $0.name == name.lowercased() }) else {
                throw .unknownName(String(name))
            }
            fields = known.fields.split(separator: " ")
        } else {
            fields = written
        }
        guard fields.count == 5 else { throw .fieldCount(fields.count) }
        minutes = try CronField.minute.values(in: fields[0])
        hours = try CronField.hour.values(in: fields[1])
        days = try CronField.day.values(in: fields[2])
        months = try CronField.month.values(in: fields[3])
        weekdays = try CronField.weekday.values(in: fields[4])
        // Every day of the year falls on each day of the week in some year, 29 February too.
        namesADay =
            !days.isWildcard && !weekdays.isWildcard
            || Self.lengths.enumerated().contains { [months, days] month, length in
                months.contains(month + 1) && (1...length).contains(where: days.contains)
            }
    }

    /// Of the months, in a leap year.
    private static let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    /// Every day at a time.
    public static func daily(at time: TimeOfDay) -> CronExpression {
        do throws(CronError) {
            return try CronExpression("\(time.minutes % 60) \(time.minutes / 60) * * *")
        } catch {
            preconditionFailure("a time of day makes no expression: \(error)")
        }
    }

    /// Every week at a time of one day.
    public static func weekly(at time: WeeklyTime) -> CronExpression {
        do throws(CronError) {
            return try CronExpression("\(time.time.minutes % 60) \(time.time.minutes / 60) * * \(time.day.rawValue)")
        } catch {
            preconditionFailure("a time of the week makes no expression: \(error)")
        }
    }

    /// Reads an expression for something that is to be done at all: one that names no day of any year is an error too.
    public static func recurring(_ text: String) throws(CronError) -> CronExpression {
        let expression = try CronExpression(text)
        guard expression.namesADay else { throw .never }
        return expression
    }

    /// Whether it names a time on the clock's face. Where hours or minutes begin with a star it follows real time instead.
    var isFixed: Bool { !minutes.isWildcard && !hours.isWildcard }

    /// Minutes since midnight, ascending.
    var times: [Int] {
        (0..<24).filter(hours.contains).flatMap { hour in (0..<60).filter(minutes.contains).map { hour * 60 + $0 } }
    }

    /// The longest time that goes by between two moments at which it is due, on a clock that is never changed; a day for one
    /// that is never due.
    public var longestGap: Duration {
        let times = times
        guard namesADay, let first = times.first, let last = times.last else { return .seconds(86_400) }
        var longest = zip(times, times.dropFirst()).map { $1 - $0 }.max() ?? 0
        // Eight years lie between two leap days around a century without one.
        var day = firstDay(from: Self.leapDayBeforeACentury)
        for _ in 0..<Self.daysThatShowEveryGap {
            guard let before = day, let next = firstDay(from: before.adding(1)) else { break }
            longest = max(longest, (next.number - before.number) * 1440 + first - last)
            day = next
        }
        return .seconds(longest * 60)
    }

    /// 29 February 2096.
    private static let leapDayBeforeACentury = LocalDay(number: 46_080)
    /// Those of two years, and of more where a year has few.
    private static let daysThatShowEveryGap = 800

    /// The first day, `day` or later, on which it is due; nil when there is none in 400 years, after which the calendar
    /// repeats itself to the day of the week.
    func firstDay(from day: LocalDay) -> LocalDay? {
        guard namesADay else { return nil }
        let end = day.adding(146_097)
        var day = day
        while day < end {
            let month = day.month
            if !months.contains(month) {
                let next = LocalDay(year: month == 12 ? day.year + 1 : day.year, month: month % 12 + 1, day: 1)
                guard let next else { return nil }
                day = next
            } else if matches(day) {
                return day
            } else {
                day = day.adding(1)
            }
        }
        return nil
    }

    private func matches(_ day: LocalDay) -> Bool {
        let byDay = days.contains(day.day)
        let byWeekday = weekdays.contains((day.weekday.position + 1) % 7)
        return days.isWildcard || weekdays.isWildcard ? byDay && byWeekday : byDay || byWeekday
    }
}

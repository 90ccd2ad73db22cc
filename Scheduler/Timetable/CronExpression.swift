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
    }

    /// Every day at a time.
    public static func daily(at time: TimeOfDay) -> CronExpression {
        do throws(CronError) {
            return try CronExpression("\(time.minutes % 60) \(time.minutes / 60) * * *")
        } catch {
            preconditionFailure("a time of day makes no expression: \(error)")
        }
    }

    /// Reads an expression for something that is to be done at all: one that names no day of any year is an error too.
    public static func recurring(_ text: String) throws(CronError) -> CronExpression {
        let expression = try CronExpression(text)
        guard expression.firstDay(from: LocalDay(number: 0)) != nil else { throw .never }
        return expression
    }

    /// Whether it names a time on the clock's face. Where hours or minutes begin with a star it follows real time instead.
    var isFixed: Bool { !minutes.isWildcard && !hours.isWildcard }

    /// Minutes since midnight, ascending.
    var times: [Int] {
        (0..<24).filter(hours.contains).flatMap { hour in (0..<60).filter(minutes.contains).map { hour * 60 + $0 } }
    }

    /// The first day, `day` or later, on which it is due; nil when there is none in 400 years, after which the calendar
    /// repeats itself to the day of the week.
    func firstDay(from day: LocalDay) -> LocalDay? {
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

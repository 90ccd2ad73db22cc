/// The reports that a person has asked for; without that there are none.
public struct ReportPlan: Hashable, Sendable {
    /// When the report of each day comes; nil for none.
    public var daily: TimeOfDay?
    /// When the report of each week comes; nil for none.
    public var weekly: WeeklyTime?
    /// When nothing is to come that was meant for another time.
    public var quiet: QuietHours

    public init(daily: TimeOfDay?, weekly: WeeklyTime?, quiet: QuietHours) {
        self.daily = daily
        self.weekly = weekly
        self.quiet = quiet
    }

    public static let none = ReportPlan(daily: nil, weekly: nil, quiet: .usual)

    public var isEmpty: Bool { daily == nil && weekly == nil }

    /// Nine in the evening, when most of the day is written down.
    public static let usualTime = TimeOfDay(hour: 21)
}

/// A time of each week.
public struct WeeklyTime: Hashable, Codable, Sendable {
    public let day: Weekday
    public let time: TimeOfDay

    public init(day: Weekday, time: TimeOfDay) {
        self.day = day
        self.time = time
    }

    /// Sunday evening, for whoever names no day.
    public static let usualDay = Weekday.sunday

    /// Of a day whose hour nobody has named. A Monday's report is about the week before, and comes as that day begins.
    public static func usualTime(on day: Weekday) -> TimeOfDay { TimeOfDay(hour: day == .monday ? 9 : 20) }
}

/// Hours of each day in which a person is left alone, over midnight where they end before they begin.
public struct QuietHours: Hashable, Codable, Sendable {
    public let from: TimeOfDay
    public let to: TimeOfDay

    /// Hours that begin when they end are none.
    public init(from: TimeOfDay, to: TimeOfDay) {
        self.from = from
        self.to = to
    }

    public static let usual = QuietHours(from: TimeOfDay(hour: 22), to: TimeOfDay(hour: 8))

    public func contains(_ time: TimeOfDay) -> Bool {
        from <= to ? from <= time && time < to : from <= time || time < to
    }
}

/// What a person says about reports.
public enum ReportWish: Hashable, Sendable {
    /// Nil where no time is named.
    case daily(TimeOfDay?)
    /// Nil for what is not named.
    case weekly(Weekday?, TimeOfDay?)
    case stopDaily, stopWeekly, stopAll
    case quiet(QuietHours)
    /// How it stands, and how it is changed.
    case ask
}

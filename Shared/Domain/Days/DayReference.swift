/// A day as people name it.
public enum DayReference: Hashable, Sendable {
    case today, yesterday, beforeYesterday
    case weekday(Weekday)
    case day(LocalDay)

    /// The day that is meant when it is said today. A weekday is the most recent one before today: on a Monday, «в
    /// понедельник» is a week ago.
    public func resolved(on today: LocalDay) -> LocalDay {
        switch self {
        case .today: return today
        case .yesterday: return today.adding(-1)
        case .beforeYesterday: return today.adding(-2)
        case .day(let day): return day
        case .weekday(let weekday):
            let back = (today.weekday.position - weekday.position + 7) % 7
            return today.adding(back == 0 ? -7 : -back)
        }
    }
}

/// `today`, `yesterday`, `before_yesterday`, `mon` … `sun`, or a date.
extension DayReference: RawRepresentable, Codable {
    public init?(rawValue: String) {
        switch rawValue {
        case "today": self = .today
        case "yesterday": self = .yesterday
        case "before_yesterday": self = .beforeYesterday
        default:
            if let weekday = Weekday(rawValue: rawValue) {
                self = .weekday(weekday)
            } else if let day = LocalDay(rawValue) {
                self = .day(day)
            } else {
                return nil
            }
        }
    }

    public var rawValue: String {
        switch self {
        case .today: "today"
        case .yesterday: "yesterday"
        case .beforeYesterday: "before_yesterday"
        case .weekday(let weekday): weekday.rawValue
        case .day(let day): day.description
        }
    }
}

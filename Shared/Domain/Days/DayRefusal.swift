/// Why nothing is written down for a day.
public enum DayRefusal: Equatable, Sendable {
    case future
    /// More than a year back: more likely a wrong year than a memory.
    case longAgo

    private static let year = 366

    /// Nil for a day that something can be written down for.
    public init?(of day: LocalDay, on today: LocalDay) {
        if day > today {
            self = .future
        } else if day < today.adding(-Self.year) {
            self = .longAgo
        } else {
            return nil
        }
    }
}

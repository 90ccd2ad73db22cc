public import Foundation

/// Which backups stay: the newest of each of the last days, weeks and months of which there are any, and those of the last 24
/// hours, at most 24: who makes one, spoils something and makes another wants the first.
public struct Rotation: Equatable, Sendable {
    public static let usual = Rotation(days: 7, weeks: 5, months: 12)

    private static let recent = (count: 24, seconds: 86_400.0)

    public let days: Int
    public let weeks: Int
    public let months: Int

    public init(days: Int, weeks: Int, months: Int) {
        precondition(days > 0, "the last backup always stays")
        self.days = days
        self.weeks = weeks
        self.months = months
    }

    /// The times that go, the oldest last. Days, weeks (from Monday) and months are those of UTC.
    ///
    /// Only what is verified counts. What is not goes as soon as something verified is newer.
    public func expired(_ backups: [(time: Date, isVerified: Bool)]) -> [Date] {
        let verified = backups.filter(\.isVerified).map(\.time).sorted(by: >)
        guard let newest = verified.first else { return [] }
        let kept =
            newestOfEach(.day, verified).prefix(days) + newestOfEach(.weekOfYear, verified).prefix(weeks)
            + newestOfEach(.month, verified).prefix(months)
        let recent = verified.prefix(Self.recent.count).filter { $0 > newest - Self.recent.seconds }
        let stay = Set(kept + recent)
        return backups.filter { $0.isVerified ? !stay.contains($0.time) : $0.time < newest }.map(\.time).sorted(by: >)
    }

    /// - Parameter times: the newest first.
    private func newestOfEach(_ unit: Calendar.Component, _ times: [Date]) -> [Date] {
        var last: Date?
        return times.filter { time in
            let start = Self.calendar.dateInterval(of: unit, for: time)?.start
            defer { last = start }
            return start != last
        }
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        return calendar
    }()
}

public import Domain
public import FoundationEssentials

/// A moment at which something is due.
public struct Occurrence: Hashable, Sendable {
    public let moment: Date
    /// Whether the clock skips its time that day, so that it is due when the clock has been put forward.
    public let isMoved: Bool
}

/// The moments at which an expression is due in a zone, one after another and none twice.
///
/// Where clocks are changed, Vixie's rules hold. An expression that names a time on the clock's face is due once a day: at the
/// first of two moments that show it, and right after a gap that swallows it. One whose minutes or hours begin with a star
/// follows real time: nothing in the gap, and both of the hours that look the same. A gap of three hours and more is no
/// summer time but a day that the place never had, and what would have been due in it is not.
public struct Occurrences: Sequence, Sendable {
    private let expression: CronExpression
    private let zone: Zone
    private let start: Date

    /// - Parameter start: what is due at this very moment is left out.
    public init(of expression: CronExpression, in zone: Zone, after start: Date) {
        self.expression = expression
        self.zone = zone
        self.start = start
    }

    public func makeIterator() -> Iterator { Iterator(expression, zone, start) }

    /// Goes from day to day of the calendar, which costs nothing where nothing is due.
    public struct Iterator: IteratorProtocol {
        /// No place is farther from UTC.
        private static let farthest: TimeInterval = 86_400

        private let expression: CronExpression
        private let clock: DayClock
        private var last: Date
        private var day: LocalDay?
        /// Of the days that were looked at; the next one may still come between them where midnight is shown twice.
        private var pending: ArraySlice<Occurrence> = []

        fileprivate init(_ expression: CronExpression, _ zone: Zone, _ start: Date) {
            self.expression = expression
            clock = DayClock(zone: zone, times: expression.times, isFixed: expression.isFixed)
            last = start
            let today = Int((start.timeIntervalSince1970 / 86_400).rounded(.down))
            day = expression.firstDay(from: LocalDay(number: today - 2))
        }

        public mutating func next() -> Occurrence? {
            while true {
                if let first = pending.first, day.map({ first.moment < Self.earliest(of: $0) }) ?? true {
                    pending.removeFirst()
                    guard first.moment > last else { continue }
                    last = first.moment
                    return first
                }
                guard let day else { return nil }
                let known = pending + clock.occurrences(on: day).filter { $0.moment > last }
                pending = known.sorted { $0.moment < $1.moment }[...]
                self.day = expression.firstDay(from: day.adding(1))
            }
        }

        private static func earliest(of day: LocalDay) -> Date {
            Date(timeIntervalSince1970: TimeInterval(day.number) * 86_400 - farthest)
        }
    }
}

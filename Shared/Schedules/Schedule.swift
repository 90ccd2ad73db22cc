public import Domain
public import FoundationEssentials
public import Jobs
public import Timetable

/// Work that is done again and again at set times: when, and as which job.
public struct Schedule: Hashable, Sendable {
    /// What it is called in Redis, and by operators.
    public struct Name: Hashable, Sendable, CustomStringConvertible {
        /// The kind of work, the same for all people: it may stand in logs and metrics. Without colon and slash.
        public let work: String
        /// Whose own schedule it is; nil for the installation's.
        public let person: UserID?

        public init(_ work: String, of person: UserID? = nil) {
            self.work = work
            self.person = person
        }

        /// `backup`, or `report-daily/77`.
        public var description: String { person.map { "\(work)/\($0)" } ?? work }
    }

    /// By what two runs are told apart.
    public enum Slots: Hashable, Sendable {
        /// The moment at which a run is due.
        case moments
        /// The day that it is about (`LocalDay.toldOf`): once for each, also when the person moves the hour or travels.
        case days
        /// The Monday of the week that it is about: once a week, also when the person moves the day.
        case weeks
    }

    public let name: Name
    public let expression: CronExpression
    public let zone: Zone
    public let missed: MissedRuns
    public let slots: Slots
    /// When it was asked for as it is; nil for one that always was.
    public let since: Date?
    public let lane: Lane
    public let pool: PoolName
    public let kind: JobKind
    /// Whom the job answers; nil for work that answers nobody.
    public let address: Address?

    public init(
        _ name: Name, at expression: CronExpression, in zone: Zone, missed: MissedRuns, slots: Slots, since: Date?,
        lane: Lane, pool: PoolName, kind: JobKind, address: Address?
    ) {
        self.name = name
        self.expression = expression
        self.zone = zone
        self.missed = missed
        self.slots = slots
        self.since = since
        self.lane = lane
        self.pool = pool
        self.kind = kind
        self.address = address
    }

    /// When it is due next; nil when it never is.
    public func next(after moment: Date) -> Date? {
        Occurrences(of: expression, in: zone, after: moment).first { _ in true }?.moment
    }

    /// The slot of a run that is due at a moment.
    public func slot(at moment: Date) -> String {
        switch slots {
        case .moments: moment.formatted(.iso8601)
        case .days: LocalDay.toldOf(at: moment, in: zone).description
        case .weeks:
            // What comes on a Monday is about the same week as what comes on the Sunday before.
            day(of: moment).adding(-1).monday.description
        }
    }

    private func day(of moment: Date) -> LocalDay {
        LocalClock(zone: zone, startOfDay: .midnight).day(at: moment)
    }

    /// The expression and the zone, as text.
    var rule: String { "\(zone) \(expression)" }
}

extension LocalDay {
    /// That of its week.
    fileprivate var monday: LocalDay { adding(-weekday.position) }
}

/// The payload of a job that a schedule made.
public struct ScheduledRun: Codable, Equatable, Sendable {
    /// The kind of work.
    public let work: String
    /// As the schedule tells runs apart, or `by-hand-…` for one that an operator wanted.
    public let slot: String
    /// When it was due, in milliseconds since 1970.
    public let due: Int64
}

public import Domain
public import FoundationEssentials

/// Who has asked for reports, as far as one must know to make them at their time: it opens no family's data.
public struct ReportReader: Equatable, Sendable {
    public let user: UserID
    public let zone: Zone
    public let plan: ReportPlan
    /// When the report of each day was asked for at its hour in its zone; nil where nobody has noted it.
    public let dailySince: Date?
    /// The same of the report of each week.
    public let weeklySince: Date?

    public init(user: UserID, zone: Zone, plan: ReportPlan, dailySince: Date?, weeklySince: Date?) {
        self.user = user
        self.zone = zone
        self.plan = plan
        self.dailySince = dailySince
        self.weeklySince = weeklySince
    }
}

public import Domain

/// Who has asked for reports, as far as one must know to make them at their time: it opens no family's data.
public struct ReportReader: Equatable, Sendable {
    public let user: UserID
    public let zone: Zone
    public let plan: ReportPlan

    public init(user: UserID, zone: Zone, plan: ReportPlan) {
        self.user = user
        self.zone = zone
        self.plan = plan
    }
}

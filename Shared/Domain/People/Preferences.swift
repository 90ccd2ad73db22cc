/// What a person has chosen for himself.
public struct Preferences: Equatable, Sendable {
    /// How the bot calls the person.
    public var name: String
    public var language: Language
    public var zone: Zone
    /// When the person's day begins: what is eaten after midnight belongs to the evening before.
    public var startOfDay: StartOfDay
    /// What the bot may write unasked.
    public var reports: ReportPlan
    /// Nil until the person names one.
    public var energyGoal: EnergyGoal?

    public init(
        name: String, language: Language, zone: Zone, startOfDay: StartOfDay = .usual, reports: ReportPlan = .none,
        energyGoal: EnergyGoal? = nil
    ) {
        self.name = name
        self.language = language
        self.zone = zone
        self.startOfDay = startOfDay
        self.reports = reports
        self.energyGoal = energyGoal
    }

    /// The person's own way to tell days apart.
    public var clock: LocalClock { LocalClock(zone: zone, startOfDay: startOfDay) }
}

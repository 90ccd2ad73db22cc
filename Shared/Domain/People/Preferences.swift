/// What a person has chosen for himself.
public struct Preferences: Equatable, Codable, Sendable {
    /// How the bot calls the person.
    public var name: String
    public var language: Language
    public var zone: Zone
    /// When the person's day begins: what is eaten after midnight belongs to the evening before.
    public var startOfDay: StartOfDay

    public init(name: String, language: Language, zone: Zone, startOfDay: StartOfDay = .usual) {
        self.name = name
        self.language = language
        self.zone = zone
        self.startOfDay = startOfDay
    }

    /// The person's own way to tell days apart.
    public var clock: LocalClock { LocalClock(zone: zone, startOfDay: startOfDay) }
}

public import Domain

/// A person who is in a family right now, as the people's register tells it: the key to everything that is stored.
///
/// It comes from a `Directory` or an accepted invite, never from what a message or a model says.
public struct Member: Equatable, Sendable {
    public let user: UserID
    public let family: FamilyID
    public let role: Role
    public let preferences: Preferences
    /// Whether he has not been met yet: name and language were chosen for him.
    let isAwaited: Bool

    init(user: UserID, family: FamilyID, role: Role, preferences: Preferences, isAwaited: Bool) {
        self.user = user
        self.family = family
        self.role = role
        self.preferences = preferences
        self.isAwaited = isAwaited
    }

    /// How the bot calls the person.
    public var name: String { preferences.name }
    public var language: Language { preferences.language }
    /// The person's own way to tell days apart.
    public var clock: LocalClock { preferences.clock }
    /// The goal of a day's energy; nil where there is none, and for one whose role may not have it any more.
    public var energyGoal: EnergyGoal? {
        Permissions.allows(.energyGoal, for: role, in: .privately) ? preferences.energyGoal : nil
    }
}

/// A person as those see him who look after the family.
public struct Person: Equatable, Sendable {
    public let user: UserID
    public let name: String
    public let role: Role
    /// Whether he was removed since.
    public let isRemoved: Bool
}

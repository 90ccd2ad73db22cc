/// Who may ask for what, and where.
///
/// Three rules shaped the table. What tells of a person's health is read in private only, while a record of it may be made
/// where it is said. A child writes what is his own and changes nothing that the whole family shares. A guest talks, and
/// sees nothing of the family.
public enum Permissions {
    /// What the table says to one wish.
    public enum Verdict: Equatable, Sendable {
        case allowed
        /// Not in this group, but in the private chat.
        case onlyPrivately
        case denied
    }

    /// The roles that may have one thing.
    public struct Row: Sendable {
        public let capability: Capability
        public let privately: Set<Role>
        public let inGroups: Set<Role>

        init(_ capability: Capability, _ privately: Set<Role>, inGroups: Set<Role>) {
            self.capability = capability
            self.privately = privately
            self.inGroups = inGroups
        }
    }

    private static let everyone = Set(Role.allCases)
    private static let family: Set<Role> = [.owner, .admin, .adult, .child]
    private static let grown: Set<Role> = [.owner, .admin, .adult]
    private static let leading: Set<Role> = [.owner, .admin]
    private static let owners: Set<Role> = [.owner]
    private static let nobody: Set<Role> = []

    /// The whole table. What has no row is denied to all.
    public static let table: [Row] = [
        Row(.start, everyone, inGroups: everyone),
        Row(.help, everyone, inGroups: everyone),
        Row(.language, everyone, inGroups: everyone),
        Row(.talk, everyone, inGroups: everyone),
        Row(.reset, everyone, inGroups: family),
        Row(.images, grown, inGroups: grown),
        Row(.memory, family, inGroups: nobody),
        Row(.ownPrompt, family, inGroups: nobody),
        Row(.familyPrompt, leading, inGroups: leading),
        Row(.topics, leading, inGroups: leading),

        Row(.seePeople, leading, inGroups: leading),
        Row(.addPerson, leading, inGroups: leading),
        Row(.removePerson, leading, inGroups: leading),
        Row(.invite, leading, inGroups: nobody),

        Row(.listFilms, family, inGroups: family),
        Row(.saveFilm, family, inGroups: family),
        Row(.wantFilm, family, inGroups: family),
        Row(.searchFilms, family, inGroups: family),
        Row(.recommendFilms, family, inGroups: family),

        Row(.logMeal, family, inGroups: family),
        Row(.today, family, inGroups: nobody),
        Row(.foodStatistics, family, inGroups: nobody),
        Row(.searchFoods, everyone, inGroups: everyone),
        Row(.saveFood, grown, inGroups: grown),

        Row(.recordWeight, family, inGroups: family),
        Row(.recordWater, family, inGroups: family),
        Row(.recordSteps, family, inGroups: family),
        Row(.recordSleep, family, inGroups: family),
        Row(.healthStatistics, family, inGroups: nobody),
        Row(.profile, family, inGroups: nobody),
        Row(.energyGoal, grown, inGroups: nobody),
        Row(.reports, family, inGroups: nobody),

        Row(.exportOwn, grown, inGroups: nobody),
        Row(.exportFamily, leading, inGroups: nobody),
        Row(.eraseOwn, grown, inGroups: nobody),

        Row(.operate, leading, inGroups: nobody),
        Row(.backup, leading, inGroups: nobody),
        Row(.seeAudit, leading, inGroups: nobody),
        Row(.broadcast, owners, inGroups: nobody),
    ]

    private static let rows = Dictionary(table.map { ($0.capability, $0) }, uniquingKeysWith: { first, _ in first })

    /// Whether someone of this role may have it, here or at least in the private chat.
    public static func verdict(on capability: Capability, for role: Role, in chat: ChatType) -> Verdict {
        guard let row = rows[capability] else { return .denied }
        let here = chat == .privately ? row.privately : row.inGroups
        if here.contains(role) { return .allowed }
        return row.privately.contains(role) ? .onlyPrivately : .denied
    }

    /// Whether someone of this role may have it here.
    public static func allows(_ capability: Capability, for role: Role, in chat: ChatType) -> Bool {
        verdict(on: capability, for: role, in: chat) == .allowed
    }
}

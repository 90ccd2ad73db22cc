public import Domain
import FoundationEssentials
public import Mongo

/// The people of a member's family, and what the family has agreed on.
public struct Family: Sendable {
    let member: Member
    let people: Scope
    let families: Scope
    let admission: Admission
    let directory: Directory

    /// Everyone who is in it, those with the highest role first.
    public func everyone() async throws(MongoError) -> [Person] {
        let records: [PersonRecord] = try await people.find(where: ["removedAt": .null])
        return records.map(\.person).sorted { ($1.role.rank, $0.user.rawValue) < ($0.role.rank, $1.user.rawValue) }
    }

    /// Takes someone in, or gives another role, where the rules let the member do it. The rules see the roles that stand in
    /// that moment, not those that the member was looked up with.
    ///
    /// - Parameter name: of one who has none yet.
    public func give(
        _ role: Role, to user: UserID, name: PersonName?, by key: WriteKey
    ) async throws -> Result<Person, PeopleRefusal> {
        try await change(user, .give(role), name: name, by: key)
    }

    /// Removes someone, where the rules let the member do it. What he has stored stays.
    public func remove(_ user: UserID, by key: WriteKey) async throws -> Result<Person, PeopleRefusal> {
        try await change(user, .remove, name: nil, by: key)
    }

    /// Learns from a message of one who was taken in what nobody can have chosen for him: his name, unless the family gave him
    /// one, and his language. It is learned once, from the first message; whoever was met keeps what he has.
    ///
    /// - Parameters:
    ///   - name: as Telegram tells it.
    ///   - language: of his Telegram; nil where it is none that the bot speaks, and then he keeps the family's.
    /// - Returns: the member as he stands now; nil when he is in the family no more.
    public func meet(named name: PersonName?, speaking language: Language?, by key: WriteKey) async throws -> Member? {
        guard member.isAwaited else { return member }
        let himself: Document = ["_id": .int64(member.user.rawValue), "removedAt": .null]
        let name = member.preferences.name.isEmpty ? name : nil
        // Without his name when the family gives him one in this moment. No transaction: a worker that dies in one would
        // hold up everybody who begins for a minute.
        for name in name == nil ? [nil] : [name, nil] {
            if let met = try await met(himself, name, language, key) { return met }
        }
        // Another job of his was first, or he chose a language since he was looked up.
        let standing: PersonRecord? = try await people.findOne(where: himself)
        directory.forget(member.user)
        return standing?.member
    }

    /// Nil for one who is awaited no more, or has a name already where he was to get one.
    private func met(
        _ himself: Document, _ name: PersonName?, _ language: Language?, _ key: WriteKey
    ) async throws -> Member? {
        var conditions = himself
        conditions.append("awaited", true)
        var fields: Document = ["awaited": false]
        if let name {
            conditions.append("name", "")
            fields.append("name", .string(name.shown))
        }
        if let language { fields.append("language", .string(language.rawValue)) }
        let record: PersonRecord? = try await people.change(
            conditions, by: key, ["$set": .document(fields)], note: fields)
        directory.forget(member.user)
        return record?.member
    }

    /// Changes what the member has chosen for himself.
    ///
    /// - Returns: the member as he stands now; nil when he is in the family no more.
    public func choose(_ choice: PreferenceChoice, by key: WriteKey) async throws -> Member? {
        let record: PersonRecord? = try await change(
            people, ["_id": .int64(member.user.rawValue), "removedAt": .null],
            choice.fields(in: member.preferences, at: .now),
            by: key)
        directory.forget(member.user)
        return record?.member
    }

    /// What counts for people who come anew; nil for a family that is gone.
    public func settings() async throws(MongoError) -> FamilySettings? {
        let record: FamilyRecord? = try await families.findOne(where: ["_id": .string(member.family.rawValue)])
        return record?.settings
    }

    /// Changes what counts for people who come anew. Who may, the caller asks `Permissions`.
    ///
    /// - Returns: what stands now.
    public func agree(on settings: FamilySettings, by key: WriteKey) async throws -> FamilySettings? {
        let record: FamilyRecord? = try await change(
            families, ["_id": .string(member.family.rawValue)], ["settings": try BSONValue(encoding: settings)], by: key
        )
        return record?.settings
    }

    /// In a transaction, although it is one document: a plain write would wait for a change of people that is under way,
    /// where a transaction collides with it at once and is made again.
    private func change<Record: Decodable & Sendable>(
        _ scope: Scope, _ conditions: Document, _ fields: Document, by key: WriteKey
    ) async throws -> Record? {
        try await admission.client.withTransaction { session in
            try await scope.within(session).change(conditions, by: key, ["$set": .document(fields)], note: fields)
        }
    }

    private func change(
        _ user: UserID, _ change: PeopleChange, name: PersonName?, by key: WriteKey
    ) async throws -> Result<Person, PeopleRefusal> {
        let isSelf = user == member.user
        let result = try await admission.change(
            user, in: member.family, by: key, actor: member.user, name: name
        ) { situation in
            guard let actor = situation.actor else { return .failure(.notPermitted) }
            let refusal = PeopleRules.refusal(
                of: change, by: actor.role, to: situation.target?.role, isSelf: isSelf, owners: situation.owners)
            return refusal.map(Result.failure) ?? .success(change.role)
        }
        directory.forget(user)
        return result.map(\.person)
    }
}

/// One thing that a person chooses for himself.
public enum PreferenceChoice: Equatable, Sendable {
    case name(String)
    case language(Language)
    case zone(Zone)
    case startOfDay(StartOfDay)
    /// Nil for none.
    case dailyReport(TimeOfDay?)
    /// Nil for none.
    case weeklyReport(WeeklyTime?)
    case noReports
    case quietHours(QuietHours)
    /// Nil for none.
    case energyGoal(EnergyGoal?)

    /// What is stored of a choice that is made at a moment.
    func fields(in preferences: Preferences, at moment: Date) -> Document {
        var fields = field
        // Who asks for the same again has asked for it before.
        let (isDaily, isWeekly) = changesReports(of: preferences)
        if isDaily { fields.append("dailyReportSince", .date(moment)) }
        if isWeekly { fields.append("weeklyReportSince", .date(moment)) }
        return fields
    }

    /// Whether the moments change at which reports come.
    private func changesReports(of preferences: Preferences) -> (daily: Bool, weekly: Bool) {
        switch self {
        case .dailyReport(let time): (time != preferences.reports.daily, false)
        case .weeklyReport(let time): (false, time != preferences.reports.weekly)
        case .zone(let zone): (zone != preferences.zone, zone != preferences.zone)
        case .noReports, .quietHours, .energyGoal, .name, .language, .startOfDay: (false, false)
        }
    }

    private var field: Document {
        switch self {
        case .dailyReport(let time): ["dailyReport": time.map { .int($0.minutes) } ?? .null]
        case .weeklyReport(let time): ["weeklyReport": time.map(Self.value) ?? .null]
        case .noReports: ["dailyReport": .null, "weeklyReport": .null]
        case .quietHours(let hours): ["quietHours": ["from": .int(hours.from.minutes), "to": .int(hours.to.minutes)]]
        case .energyGoal(let goal): ["energyGoal": goal.map { .int($0.kcal) } ?? .null]
        case .name(let name): ["name": .string(name)]
        case .language(let language): ["language": .string(language.rawValue), "awaited": false]
        case .zone(let zone): ["timeZone": .string(zone.name)]
        case .startOfDay(let start): ["startOfDay": .int(start.time.minutes)]
        }
    }

    private static func value(_ time: WeeklyTime) -> BSONValue {
        ["day": .string(time.day.rawValue), "time": .int(time.time.minutes)]
    }
}

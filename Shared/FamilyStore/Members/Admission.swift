import Domain
import FoundationEssentials
import Mongo

/// Takes people into families and gives them roles, one change of a family after the other.
///
/// Every change counts up the family's revision in the same transaction: two that would each be right alone, such as two
/// owners who remove each other, collide there, and the second sees what the first has done.
struct Admission: Sendable {
    let client: Client
    let people: DocumentCollection
    let families: DocumentCollection
    let audit: AuditLog

    /// What a change sees when it decides.
    struct Situation: Sendable {
        /// Who is changed; nil for one who is not in the family.
        let target: PersonRecord?
        let actor: Member?
        let owners: Int
    }

    /// - Parameters:
    ///   - actor: whose role counts, read anew; nil for the installation itself.
    ///   - name: of one who has none yet.
    ///   - decide: says no, or the role to give; nil removes.
    /// - Returns: what stands now: after a replay, what the first run has made.
    func change(
        _ user: UserID, in family: FamilyID, by key: WriteKey, actor: UserID?, name: PersonName?,
        decide: @Sendable (Situation) -> Result<Role?, PeopleRefusal>
    ) async throws -> Result<PersonRecord, PeopleRefusal> {
        try await client.withTransaction { session in
            let people = people.within(session)
            let target: PersonRecord? = try await people.findOne(where: ["_id": .int64(user.rawValue)])
            if let target, target.family == family, target.knows(key) { return .success(target) }
            guard let settings = try await countUp(family, session) else { return .failure(.notPermitted) }
            let isHere = target.map { $0.removedAt == nil && $0.family == family } ?? false
            let isElsewhere = target.map { $0.removedAt == nil && $0.family != family } ?? false
            let situation = Situation(
                target: isHere ? target : nil,
                actor: try await member(actor, of: family, in: people),
                owners: try await people.count(where: [
                    "familyID": .string(family.rawValue), "role": .string(Role.owner.rawValue), "removedAt": .null,
                ]))
            switch decide(situation) {
            case .failure(let refusal): return .failure(refusal)
            case .success where isElsewhere: return .failure(.inAnotherFamily)
            case .success(let role):
                let update = Self.update(situation.target, to: role, in: family, by: key, name: name, settings)
                let changed: PersonRecord? = try await people.findOneAndUpdate(
                    where: ["_id": .int64(user.rawValue)], update, upsert: role != nil, returning: .new)
                guard let changed else { return .failure(.unknownPerson) }
                let before = situation.target?.role
                if before != role {
                    let event =
                        role.map { AuditEvent.roleGiven(user, before: before, after: $0) }
                        ?? .personRemoved(user, before: before)
                    // Who comes by a link was let in by whoever made it: the installation keeps no name of him.
                    try await audit.within(session).append(event, actor: actor, in: family, by: key)
                }
                return .success(changed)
            }
        }
    }

    private func countUp(_ family: FamilyID, _ session: Session) async throws -> FamilySettings? {
        let record: FamilyRecord? = try await families.within(session).findOneAndUpdate(
            where: ["_id": .string(family.rawValue), "familyID": .string(family.rawValue)], ["$inc": ["revision": 1]],
            returning: .new)
        return record?.settings
    }

    private func member(
        _ actor: UserID?, of family: FamilyID, in people: DocumentCollection
    ) async throws -> Member? {
        guard let actor else { return nil }
        let record: PersonRecord? = try await people.findOne(
            where: ["_id": .int64(actor.rawValue), "familyID": .string(family.rawValue)])
        return record?.member
    }

    /// - Parameter target: nil for one who comes anew, whatever was known of him before.
    private static func update(
        _ target: PersonRecord?, to role: Role?, in family: FamilyID, by key: WriteKey, name: PersonName?,
        _ settings: FamilySettings
    ) -> Document {
        guard let role else {
            return [
                "$set": ["removedAt": .date(Date())],
                "$push": ["changes": .document(Scope.remembering(key, ["removed": true]))],
            ]
        }
        let note: Document = ["role": .string(role.rawValue)]
        if let target {
            var fields = note
            if target.name.isEmpty, let name { fields.append("name", .string(name.shown)) }
            return ["$set": .document(fields), "$push": ["changes": .document(Scope.remembering(key, note))]]
        }
        return [
            "$set": [
                "familyID": .string(family.rawValue), "role": .string(role.rawValue),
                "name": .string(name?.shown ?? ""),
                "language": .string(settings.language.rawValue), "awaited": true,
                "timeZone": .string(settings.zone.name),
                "startOfDay": .int(StartOfDay.usual.time.minutes), "createdAt": .date(Date()),
                "changes": [.document(Scope.entry(key, note))],
            ],
            // Whoever comes back has asked for nothing yet.
            "$unset": [
                "removedAt": 1, "dailyReport": 1, "dailyReportSince": 1, "weeklyReport": 1, "weeklyReportSince": 1,
                "quietHours": 1, "energyGoal": 1,
            ],
        ]
    }
}

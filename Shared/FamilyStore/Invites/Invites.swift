public import Domain
public import FoundationEssentials
import Mongo

/// Links that take one person into a family, once.
public struct Invites: Sendable {
    let invites: DocumentCollection
    let admission: Admission
    let directory: Directory

    /// How long a link can be used.
    public static let lifetime = Duration.seconds(15 * 60)

    /// Why a link takes nobody in.
    public enum Refusal: String, Error, CaseIterable, Codable, Sendable {
        /// There is none with this code.
        case unknown
        /// It was used before.
        case used
        case expired
        /// The person is in another family, which he must leave first. The link stays good.
        case inAnotherFamily
    }

    /// Takes a person in by a link that was meant for anyone who holds it. The link is used up in one step, which a later run
    /// of the same job finds made.
    ///
    /// - Parameters:
    ///   - name: of a person who has none yet.
    ///   - key: a replay of a link that was accepted returns the same member, also after it has expired.
    public func accept(
        _ code: InviteCode, for user: UserID, name: PersonName?, by key: WriteKey, at now: Date
    ) async throws -> Result<Member, Refusal> {
        guard let invite: InviteRecord = try await invites.findOne(where: ["_id": .string(code.finder)]),
            code.opens(invite.secretHash.bytes)
        else { return .failure(.unknown) }
        if let refusal = invite.refusal(for: key, at: now) { return .failure(refusal) }
        if try await isElsewhere(user, than: FamilyID(invite.familyID)) { return .failure(.inAnotherFamily) }
        guard let used = try await use(invite, for: user, by: key, at: now) else { return .failure(.used) }
        let result = try await admission.change(
            user, in: FamilyID(used.familyID), by: key, actor: nil, name: name
        ) { situation in
            // Nobody loses by a link.
            let standing = situation.target?.role
            return .success(standing.map { $0.rank > used.role.rank ? $0 : used.role } ?? used.role)
        }
        directory.forget(user)
        switch result {
        case .success(let person): return person.member.map(Result.success) ?? .failure(.used)
        case .failure: return .failure(.inAnotherFamily)
        }
    }

    private func isElsewhere(_ user: UserID, than family: FamilyID) async throws(MongoError) -> Bool {
        let person: PersonRecord? = try await admission.people.findOne(where: ["_id": .int64(user.rawValue)])
        return person.map { $0.removedAt == nil && $0.family != family } ?? false
    }

    /// - Returns: nil when someone else was faster.
    private func use(
        _ invite: InviteRecord, for user: UserID, by key: WriteKey, at now: Date
    ) async throws(MongoError) -> InviteRecord? {
        let id: Document = ["_id": .string(invite.id)]
        var unused = id
        unused.append("used", .null)
        let used: InviteRecord? = try await invites.findOneAndUpdate(
            where: unused,
            ["$set": ["used": ["by": key.value, "personID": .int64(user.rawValue), "at": .date(now)]]], returning: .new)
        if let used { return used }
        let standing: InviteRecord? = try await invites.findOne(where: id)
        return standing?.used?.by == key.description ? standing : nil
    }
}

/// A document of `invites`.
struct InviteRecord: Codable {
    let id: String
    let familyID: String
    let role: Role
    let secretHash: Binary
    let expiresAt: Date
    let used: Use?

    struct Use: Codable { let by: String }

    enum CodingKeys: String, CodingKey {
        case id = "_id"
        case familyID, role, secretHash, expiresAt, used
    }

    func refusal(for key: WriteKey, at now: Date) -> Invites.Refusal? {
        if let used { return used.by == key.description ? nil : .used }
        return now < expiresAt ? nil : .expired
    }
}

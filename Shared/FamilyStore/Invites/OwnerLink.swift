public import Domain
public import FoundationEssentials
public import Mongo

extension Store {
    /// Makes a link that makes whoever opens it first an owner of a family, and the family where it is missing. For the
    /// command line of who runs the installation: there is no other way to a first owner but the settings.
    ///
    /// - Returns: the code, which is stored nowhere.
    public func makeOwnerLink(
        for family: FamilyID = .first, settings: FamilySettings, at now: Date
    ) async throws(MongoError) -> InviteCode {
        try await install(family: family, settings: settings)
        let code = InviteCode()
        try await collection(.invites).insertOne(
            InviteRecord(
                id: code.finder, familyID: family.rawValue, role: .owner, secretHash: Binary(code.hash),
                expiresAt: now.addingTimeInterval(Double(Invites.lifetime.components.seconds)), used: nil))
        return code
    }
}

public import Domain
import FoundationEssentials
public import Mongo

extension Store {
    /// Makes those owners of the first family of whom nothing is known yet, and the family where it is missing. Every program
    /// does it at its start, and several may at once. Whoever was removed or lowered since stays so.
    public func installOwners(_ users: [UserID], settings: FamilySettings) async throws(MongoError) {
        guard !users.isEmpty else { return }
        try await install(family: .first, settings: settings)
        for user in users {
            let fields: Document = [
                "familyID": .string(FamilyID.first.rawValue), "role": .string(Role.owner.rawValue), "name": "",
                "language": .string(settings.language.rawValue), "timeZone": .string(settings.zone.name),
                "startOfDay": .int(StartOfDay.usual.time.minutes), "createdAt": .date(Date()),
                "changes": [["by": "installation", "at": .date(Date()), "role": .string(Role.owner.rawValue)]],
            ]
            try await makeOnce(collection(.people), id: .int64(user.rawValue), fields)
        }
    }

    /// Makes a family unless it is there.
    func install(family: FamilyID, settings: FamilySettings) async throws(MongoError) {
        let fields: Document = [
            "familyID": .string(family.rawValue), "settings": try BSONValue(encoding: settings), "revision": 0,
            "createdAt": .date(Date()), "changes": [],
        ]
        try await makeOnce(collection(.families), id: .string(family.rawValue), fields)
    }

    private func makeOnce(
        _ collection: DocumentCollection, id: BSONValue, _ fields: Document
    ) async throws(MongoError) {
        do throws(MongoError) {
            try await collection.updateOne(where: ["_id": id], ["$setOnInsert": .document(fields)], upsert: true)
        } catch {
            guard case .duplicateKey = error else { throw error }  // another program was first
        }
    }
}

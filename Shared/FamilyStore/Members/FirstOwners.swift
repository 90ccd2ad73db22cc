public import Domain
import FoundationEssentials
import Mongo

extension Store {
    /// Makes those owners of the first family of whom nothing is known yet, and the family where it is missing. Every program
    /// does it at its start, and several may at once. Whoever was removed or lowered since stays so.
    public func installOwners(_ users: [UserID], settings: FamilySettings) async throws {
        guard !users.isEmpty else { return }
        try await install(family: .first, settings: settings)
        let people = collection(.people)
        guard try await !Self.unknown(users, to: people).isEmpty else { return }
        do {
            // All together, with their entries of the audit log: programs that start at once get in each other's way once.
            try await client.withTransaction { session in
                let people = people.within(session)
                let audit = audit.within(session)
                for user in try await Self.unknown(users, to: people) {
                    let number = PersonNumber()
                    try await people.insertOne(Self.owner(user, number, settings))
                    try await audit.append(
                        .roleGiven(user, before: nil, after: .owner), actor: nil, in: .first,
                        by: WriteKey(job: FirstOwner(number: number), call: 0))
                }
            }
        } catch MongoError.duplicateKey {
            // Another program was first.
        }
    }

    private static func unknown(_ users: [UserID], to people: DocumentCollection) async throws(MongoError) -> [UserID] {
        struct Number: Decodable {
            let id: Int64
            enum CodingKeys: String, CodingKey { case id = "_id" }
        }
        let numbers = users.map { BSONValue.int64($0.rawValue) }
        let known: [Number] = try await people.find(
            where: ["_id": ["$in": .array(numbers)]], options: FindOptions(projection: ["_id": 1])
        ).all()
        let ids = Set(known.map(\.id))
        return users.filter { !ids.contains($0.rawValue) }
    }

    private static func owner(_ user: UserID, _ number: PersonNumber, _ settings: FamilySettings) -> Document {
        [
            "_id": .int64(user.rawValue), "familyID": .string(FamilyID.first.rawValue),
            "role": .string(Role.owner.rawValue), "name": "", "language": .string(settings.language.rawValue),
            "awaited": true,
            "timeZone": .string(settings.zone.name), "startOfDay": .int(StartOfDay.usual.time.minutes),
            "createdAt": .date(Date()),
            "changes": [["by": "installation", "at": .date(Date()), "role": .string(Role.owner.rawValue)]],
            "auditNumber": number.value,
        ]
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

/// Stands where the key of a job would.
private struct FirstOwner: RawRepresentable {
    let rawValue: String
    init(number: PersonNumber) { rawValue = "first-owner/\(number)" }
    init?(rawValue: String) { nil }
}

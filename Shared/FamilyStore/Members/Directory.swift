public import Domain
public import Mongo
import Threading

/// Tells who a person is. Only what it says opens a family's data.
public final class Directory: Sendable {
    private let people: DocumentCollection
    private let cache = Locked(MemberCache())

    init(people: DocumentCollection) { self.people = people }

    /// The member that a person is; nil for one who is in no family.
    ///
    /// A member is remembered for half a second, so that a change is in force everywhere within one; a stranger is not.
    public func member(_ user: UserID) async throws(MongoError) -> Member? {
        if let known = cache.withLock({ $0.member(user, at: .now) }) { return known }
        let asked = ContinuousClock.now
        let record: PersonRecord? = try await people.findOne(where: ["_id": .int64(user.rawValue)])
        guard let member = record?.member else { return nil }
        cache.withLock { $0.remember(member, since: asked) }
        return member
    }

    /// The numbers of all who are in a family, whichever it is: nothing else of them, and no family's data opens by one.
    public func roll() async throws(MongoError) -> Set<UserID> {
        struct Number: Decodable {
            let id: Int64
            enum CodingKeys: String, CodingKey { case id = "_id" }
        }
        var users: Set<UserID> = []
        let members = people.find(
            Number.self, where: ["removedAt": .null], options: FindOptions(projection: ["_id": 1]))
        for try await member in members { users.insert(UserID(member.id)) }
        return users
    }

    /// The owners and admins of all families, by their numbers; of those who were removed none.
    public func administrators() async throws(MongoError) -> [Administrator] {
        struct Record: Decodable {
            let id: Int64
            let language: Language
            enum CodingKeys: String, CodingKey {
                case id = "_id"
                case language
            }
        }
        let roles: [BSONValue] = [.string(Role.owner.rawValue), .string(Role.admin.rawValue)]
        return try await people.find(
            Record.self, where: ["role": ["$in": .array(roles)], "removedAt": .null],
            options: FindOptions(sort: ["_id": 1], projection: ["_id": 1, "language": 1])
        ).all().map { Administrator(id: UserID($0.id), language: $0.language) }
    }

    /// All who have asked for reports, by their numbers: no family's data opens by one.
    public func reportReaders() async throws(MongoError) -> [ReportReader] {
        let wish: [BSONValue] = [["dailyReport": ["$ne": .null]], ["weeklyReport": ["$ne": .null]]]
        return try await people.find(
            PersonRecord.self, where: ["removedAt": .null, "$or": .array(wish)],
            options: FindOptions(sort: ["_id": 1])
        ).all().map(\.reportReader)
    }

    /// Must be called when a person has changed; changes of this process do it themselves.
    public func forget(_ user: UserID) {
        cache.withLock { $0.forget(user, at: .now) }
    }
}

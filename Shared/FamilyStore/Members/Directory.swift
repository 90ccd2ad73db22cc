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

    /// Must be called when a person has changed; changes of this process do it themselves.
    public func forget(_ user: UserID) {
        cache.withLock { $0.forget(user, at: .now) }
    }
}

import Domain
import Mongo

/// A collection as one family, and where it is personal one person, may use it: no filter leaves without them, and every
/// document gets them.
struct Scope: Sendable {
    let collection: DocumentCollection
    private let owner: [(String, BSONValue)]

    /// What the whole family shares.
    init(_ collection: DocumentCollection, family: FamilyID) {
        self.collection = collection
        owner = [("familyID", .string(family.rawValue))]
    }

    /// What belongs to one person.
    init(_ collection: DocumentCollection, family: FamilyID, person: UserID) {
        self.collection = collection
        owner = [("familyID", .string(family.rawValue)), ("personID", .int64(person.rawValue))]
    }

    /// The same within a transaction.
    func within(_ session: Session) -> Scope { Scope(collection.within(session), owner: owner) }

    private init(_ collection: DocumentCollection, owner: [(String, BSONValue)]) {
        self.collection = collection
        self.owner = owner
    }

    /// A filter of this scope; `conditions` can only narrow it.
    func filter(_ conditions: Document = [:]) -> Document {
        var filter = Document(elements: owner)
        for (key, value) in conditions { filter.append(key, value) }
        return filter
    }

    func find<Record: Decodable>(
        _ type: Record.Type = Record.self, where conditions: Document, sort: Document? = nil, limit: Int? = nil
    ) async throws(MongoError) -> [Record] {
        try await collection.find(
            Record.self, where: filter(conditions), options: FindOptions(sort: sort, limit: limit)
        ).all()
    }

    func findOne<Record: Decodable>(
        _ type: Record.Type = Record.self, where conditions: Document, sort: Document? = nil
    ) async throws(MongoError) -> Record? {
        try await collection.findOne(Record.self, where: filter(conditions), options: FindOptions(sort: sort))
    }
}

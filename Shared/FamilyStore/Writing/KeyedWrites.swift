import FoundationEssentials
import Mongo

// The rules by which a write that is made twice is the same as one. All repositories write through them.
extension Scope {
    /// Changes that a document remembers: as many replays are recognised, and as many steps of its history are kept.
    static let keptChanges = 50

    /// Makes a document with the key as its `_id`; one that stands already is left as it is.
    ///
    /// - Returns: what stands now. After a replay or a late run that is what the first run has stored.
    /// - Throws: `duplicateKey` when another document has the same values of a unique index, or another family the key.
    func insert<Fields: Codable>(_ fields: Fields, by key: WriteKey) async throws(MongoError) -> Stored<Fields> {
        try await insert(try Document(encoding: fields), by: key)
    }

    /// The same with the fields of a document.
    func insert<Record: Decodable>(_ fields: Document, by key: WriteKey) async throws(MongoError) -> Record {
        var new = fields
        new.append("createdAt", .date(Date()))
        new.append("isDeleted", false)  // besides `deletedAt`, whose absence an index cannot tell from null
        let conditions: Document = ["_id": key.value]
        do throws(MongoError) {
            let standing = try await collection.findOneAndUpdate(
                Record.self, where: filter(conditions), ["$setOnInsert": .document(new)], upsert: true, returning: .new)
            if let standing { return standing }
        } catch {
            // Two runs at once: both found nothing, one was second.
            guard case .duplicateKey = error, let standing: Record = try await findOne(where: conditions) else {
                throw error
            }
            return standing
        }
        preconditionFailure("an upsert returned nothing")
    }

    /// Changes a document unless this key has changed it before.
    ///
    /// - Parameters:
    ///   - change: operators but `$push`.
    ///   - note: what the history keeps of it.
    /// - Returns: what stands now; nil when there is no such document.
    func change<Record: Decodable>(
        _ conditions: Document, by key: WriteKey, _ change: Document, note: Document = [:]
    ) async throws(MongoError) -> Record? {
        var open = conditions
        open.append("$nor", Self.marks(of: key))
        var update = change
        update.append("$push", ["changes": .document(Self.remembering(key, note))])
        if let changed = try await collection.findOneAndUpdate(
            Record.self, where: filter(open), update, returning: .new)
        {
            return changed
        }
        return try await findOne(where: conditions)
    }

    /// An entry of the history, as `$push` wants it.
    static func remembering(_ key: WriteKey, _ note: Document) -> Document {
        ["$each": [.document(entry(key, note))], "$slice": .int(-keptChanges)]
    }

    /// An entry of the history.
    static func entry(_ key: WriteKey, _ note: Document) -> Document {
        var entry: Document = ["by": key.value, "at": .date(Date())]
        for (name, value) in note { entry.append(name, value) }
        return entry
    }

    /// Turns a document into its tombstone, which goes for good after two days.
    ///
    /// - Parameter also: operators but `$set`.
    /// - Returns: the tombstone, also when this key or another made it before; nil when there is no such document.
    func delete<Record: Decodable>(
        _ id: String, by key: WriteKey, also operators: Document = [:]
    ) async throws(MongoError) -> Record? {
        var change = operators
        change.append("$set", ["isDeleted": true, "deletedAt": .date(Date()), "deletedBy": key.value])
        if let deleted = try await collection.findOneAndUpdate(
            Record.self, where: filter(["_id": .string(id), "isDeleted": false]), change, returning: .new)
        {
            return deleted
        }
        return try await findOne(where: ["_id": .string(id)])
    }

    /// What a key has made or changed before; nil before its first run.
    func standing<Record: Decodable>(
        _ type: Record.Type = Record.self, after key: WriteKey
    ) async throws(MongoError) -> Record? {
        try await findOne(where: ["$or": Self.marks(of: key)])
    }

    /// How a document shows that a key has made it or changed it.
    private static func marks(of key: WriteKey) -> BSONValue { [["_id": key.value], ["changes.by": key.value]] }
}

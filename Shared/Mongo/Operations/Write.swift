/// One change of a collection. In an update every key is an operator such as `$set`; in a replacement none is.
public enum Write: Sendable, Hashable {
    case insert(Document)
    /// With `upsert`, a document is made of the filter and the update where none matches.
    case updateOne(where: Document, Document, upsert: Bool)
    case updateMany(where: Document, Document, upsert: Bool)
    case replaceOne(where: Document, Document, upsert: Bool)
    case deleteOne(where: Document)
    case deleteMany(where: Document)
}

/// What writes have changed.
public struct WriteResult: Sendable, Equatable {
    public let inserted: Int
    /// Documents that filters of updates and replacements have found.
    public let matched: Int
    /// Of these, those that are different now.
    public let modified: Int
    public let deleted: Int
    /// The `_id` of each document that an upsert has made.
    public let upserted: [BSONValue]

    static let nothing = WriteResult(Document())

    init(_ reply: Document) {
        inserted = reply["nInserted"]?.int ?? 0
        matched = reply["nMatched"]?.int ?? 0
        modified = reply["nModified"]?.int ?? 0
        deleted = reply["nRemoved"]?.int ?? 0
        upserted = (reply["upserted"]?.array ?? []).compactMap { $0.document?["_id"] }
    }
}

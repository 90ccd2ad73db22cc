import Mongo

/// What stands before documents of a collection, and at the end of all of them.
struct Segment {
    let namespace: Namespace
    /// The checksum of all documents; nil where documents follow.
    let end: UInt64?

    var document: Document {
        [
            "db": .string(namespace.database), "collection": .string(namespace.collection), "EOF": .bool(end != nil),
            "CRC": .int64(Int64(bitPattern: end ?? 0)),
        ]
    }
}

extension Segment {
    init(_ document: Document) throws(ArchiveError) {
        guard let database = document["db"]?.string, let collection = document["collection"]?.string,
            let isEnd = document["EOF"]?.bool, case .int64(let checksum)? = document["CRC"]
        else { throw .malformed }
        namespace = Namespace(database: database, collection: collection)
        end = isEnd ? UInt64(bitPattern: checksum) : nil
    }
}

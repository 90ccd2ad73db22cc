internal import CMongo

/// An index that a collection should have.
public struct Index: Sendable, Equatable {
    public let name: String
    /// Fields with 1, -1 or a kind such as "text", in their order.
    public let keys: Document
    public var unique: Bool
    /// Seconds after which a document goes, counted from the date in the one field of the index.
    public var expireAfterSeconds: Int?
    /// Only documents that match are in the index.
    public var partialFilter: Document?

    public init(
        _ name: String, on keys: Document, unique: Bool = false, expireAfterSeconds: Int? = nil,
        partialFilter: Document? = nil
    ) {
        self.name = name
        self.keys = keys
        self.unique = unique
        self.expireAfterSeconds = expireAfterSeconds
        self.partialFilter = partialFilter
    }

    /// Whether the server's description is of this index with these options.
    fileprivate func matches(_ description: Document) -> Bool {
        description["name"]?.string == name
            && description["key"]?.document?.map(Key.init) == keys.map(Key.init)
            && (description["unique"]?.bool ?? false) == unique
            && description["expireAfterSeconds"]?.int == expireAfterSeconds
            && description["partialFilterExpression"]?.document == partialFilter
    }

    /// A field of an index: the server may give back its direction as another type of number.
    private struct Key: Equatable {
        let field: String
        let direction: Double?
        let kind: String?

        init(_ element: (key: String, value: BSONValue)) {
            field = element.key
            direction = element.value.double
            kind = element.value.string
        }
    }

    var document: Document {
        var document: Document = ["name": .string(name), "key": .document(keys)]
        if unique { document.append("unique", true) }
        if let expireAfterSeconds { document.append("expireAfterSeconds", .int(expireAfterSeconds)) }
        if let partialFilter { document.append("partialFilterExpression", .document(partialFilter)) }
        return document
    }
}

extension DocumentCollection {
    /// Makes indexes, and the collection where it is missing. Those that are there already as wanted are left as they are.
    ///
    /// - Throws: `indexConflict` with the name of the index that is there with other options; those before it stay.
    public func create(indexes: [Index]) async throws(MongoError) {
        let database = Database(name: namespace.database, route: route)
        // One by one: the server does not tell which of several is in conflict.
        for index in indexes {
            do {
                _ = try await database.run(
                    ["createIndexes": .string(name), "indexes": [.document(index.document)]])
            } catch {
                guard case .refused(let refusal) = error,
                    [ServerCode.indexOptionsConflict.rawValue, ServerCode.indexKeySpecsConflict.rawValue].contains(
                        refusal.code)
                else { throw error }
                throw .indexConflict(index: index.name)
            }
        }
    }

    /// Whether indexes are there, each with the options that are wanted.
    public func has(indexes wanted: [Index]) async throws(MongoError) -> Bool {
        let there = try await indexes()
        return wanted.allSatisfy { index in there.contains(where: index.matches) }
    }

    /// The indexes as the server describes them; empty for a missing collection.
    public func indexes() async throws(MongoError) -> [Document] {
        let (namespace, session) = (namespace, route.session)
        let found = try await route.run { link throws(MongoError) in
            try link.indexes(of: namespace, session: session)
        }
        var indexes: [Document] = []
        for bytes in found { indexes.append(try Document(bytes: bytes)) }
        return indexes
    }
}

extension Link {
    fileprivate func indexes(of namespace: Namespace, session: Int?) throws(MongoError) -> [[UInt8]] {
        let cursor = unsafe try withCollection(namespace, session: session) { collection throws(MongoError) in
            unsafe try withOptions([:], session: session) { options throws(MongoError) in
                unsafe mongoc_collection_find_indexes_with_opts(collection, options)
            }
        }
        return try unsafe all(of: cursor)
    }
}

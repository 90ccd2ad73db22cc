internal import CMongo

extension DocumentCollection {
    /// The first document that matches, or nil.
    public func findOne<Value: Decodable>(
        _ type: Value.Type = Value.self, where filter: Document, options: FindOptions = FindOptions()
    ) async throws(MongoError) -> Value? {
        var options = options
        options.limit = 1
        let query = Query.find(filter, options.document)
        let (namespace, session) = (namespace, route.session)
        let found = try await route.run { link throws(MongoError) in
            unsafe try link.all(of: try link.open(query, on: namespace, session: session))
        }
        guard let bytes = found.first else { return nil }
        return try Document(bytes: bytes).decode()
    }

    /// The documents that match, fetched while they are read. Nothing is asked before the first is wanted.
    public func find<Value: Decodable>(
        _ type: Value.Type = Value.self, where filter: Document, options: FindOptions = FindOptions()
    ) -> Documents<Value> {
        Documents(query: .find(filter, options.document), namespace: namespace, route: route)
    }

    /// What a pipeline yields, fetched while it is read.
    public func aggregate<Value: Decodable>(
        _ type: Value.Type = Value.self, _ pipeline: [Document]
    ) -> Documents<Value> {
        Documents(query: .aggregate(pipeline, [:]), namespace: namespace, route: route)
    }

    /// How many documents match.
    public func count(where filter: Document) async throws(MongoError) -> Int {
        let (namespace, session) = (namespace, route.session)
        return try await route.run { link throws(MongoError) in
            try link.count(filter, in: namespace, session: session)
        }
    }

    /// How the server would look the documents up, as its query planner tells it.
    public func explain(
        where filter: Document, options: FindOptions = FindOptions()
    ) async throws(MongoError) -> Document {
        var find: Document = ["find": .string(name), "filter": .document(filter)]
        for (key, value) in options.document { find.append(key, value) }
        let database = Database(name: namespace.database, route: route)
        return try await database.run(["explain": .document(find), "verbosity": "queryPlanner"])
    }
}

/// What a cursor is opened with.
enum Query: Sendable {
    case find(_ filter: Document, _ options: Document)
    case aggregate(_ pipeline: [Document], _ options: Document)
}

extension Link {
    /// Opens a cursor, which the caller keeps or destroys.
    func open(_ query: Query, on namespace: Namespace, session: Int?) throws(MongoError) -> OpaquePointer {
        let cursor = unsafe try withCollection(namespace, session: session) {
            collection throws(MongoError) -> OpaquePointer? in
            switch query {
            case .find(let filter, let options):
                unsafe try filter.withBSON { filter throws(MongoError) in
                    unsafe try withOptions(options, session: session) { options throws(MongoError) in
                        unsafe mongoc_collection_find_with_opts(collection, filter, options, nil)
                    }
                }
            case .aggregate(let stages, let options):
                unsafe try Self.pipeline(stages).withBSON { pipeline throws(MongoError) in
                    unsafe try withOptions(options, session: session) { options throws(MongoError) in
                        unsafe mongoc_collection_aggregate(collection, MONGOC_QUERY_NONE, pipeline, options, nil)
                    }
                }
            }
        }
        guard let cursor = unsafe cursor else { preconditionFailure("libmongoc has no memory for a cursor") }
        return unsafe cursor
    }

    private static func pipeline(_ stages: [Document]) -> Document {
        ["pipeline": .array(stages.map(BSONValue.document))]
    }

    /// Everything that a short cursor yields; it is destroyed.
    func all(of cursor: OpaquePointer?) throws(MongoError) -> [[UInt8]] {
        guard let cursor = unsafe cursor else { return [] }
        defer { unsafe mongoc_cursor_destroy(cursor) }
        var documents: [[UInt8]] = []
        while let document = unsafe try next(of: cursor) { documents.append(document) }
        return documents
    }

    /// A copy of the next document; nil at the end.
    func next(of cursor: OpaquePointer) throws(MongoError) -> [UInt8]? {
        var document: OpaquePointer?
        if unsafe mongoc_cursor_next(cursor, &document), let document = unsafe document {
            return unsafe BSONStorage.bytes(of: document)
        }
        var error = bson_error_t()
        var reply: OpaquePointer?
        guard unsafe mongoc_cursor_error_document(cursor, &error, &reply) else { return nil }
        let answer = unsafe reply.flatMap { unsafe try? Document(bytes: BSONStorage.bytes(of: $0)) }
        throw MongoError(error, reply: answer ?? Document())
    }

    fileprivate func count(_ filter: Document, in namespace: Namespace, session: Int?) throws(MongoError) -> Int {
        let reply = BSONStorage()
        var error = bson_error_t()
        let count = unsafe try withCollection(namespace, session: session) { collection throws(MongoError) in
            unsafe try filter.withBSON { filter throws(MongoError) in
                unsafe try withOptions([:], session: session) { options throws(MongoError) in
                    unsafe mongoc_collection_count_documents(collection, filter, options, nil, reply.raw, &error)
                }
            }
        }
        guard count >= 0 else { throw MongoError(error, reply: try reply.document) }
        return Int(count)
    }
}

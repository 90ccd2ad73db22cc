internal import CMongo

extension DocumentCollection {
    /// Stores a new document. One without `_id` gets an object id.
    public func insertOne(_ value: some Encodable) async throws(MongoError) {
        _ = try await write([.insert(try Document(encoding: value))])
    }

    /// Stores a new document as it stands.
    public func insertOne(_ document: Document) async throws(MongoError) { _ = try await write([.insert(document)]) }

    /// Stores new documents in their order, up to the first that is refused: those before it stay.
    public func insertMany(_ values: some Collection<some Encodable>) async throws(MongoError) {
        var writes: [Write] = []
        writes.reserveCapacity(values.count)
        for value in values { writes.append(.insert(try Document(encoding: value))) }
        _ = try await write(writes)
    }

    /// Changes the first document that matches.
    @discardableResult
    public func updateOne(
        where filter: Document, _ update: Document, upsert: Bool = false
    ) async throws(MongoError) -> WriteResult {
        try await write([.updateOne(where: filter, update, upsert: upsert)])
    }

    /// Changes all documents that match. It is not repeated by itself when the connection breaks.
    @discardableResult
    public func updateMany(
        where filter: Document, _ update: Document, upsert: Bool = false
    ) async throws(MongoError) -> WriteResult {
        try await write([.updateMany(where: filter, update, upsert: upsert)])
    }

    /// Puts a document in the place of the first that matches; its `_id` stays.
    @discardableResult
    public func replaceOne(
        where filter: Document, with value: some Encodable, upsert: Bool = false
    ) async throws(MongoError) -> WriteResult {
        try await write([.replaceOne(where: filter, try Document(encoding: value), upsert: upsert)])
    }

    /// Removes the first document that matches.
    @discardableResult
    public func deleteOne(where filter: Document) async throws(MongoError) -> WriteResult {
        try await write([.deleteOne(where: filter)])
    }

    /// Removes all documents that match. It is not repeated by itself when the connection breaks.
    @discardableResult
    public func deleteMany(where filter: Document) async throws(MongoError) -> WriteResult {
        try await write([.deleteMany(where: filter)])
    }

    /// Makes many changes in few round trips.
    ///
    /// - Parameter inOrder: stops at the first that is refused; otherwise all are tried, and the first refusal is thrown.
    @discardableResult
    public func write(_ writes: [Write], inOrder: Bool = true) async throws(MongoError) -> WriteResult {
        guard !writes.isEmpty else { return .nothing }
        let (namespace, session) = (namespace, route.session)
        return try await route.run { link throws(MongoError) in
            try link.write(writes, inOrder: inOrder, to: namespace, session: session)
        }
    }
}

extension Link {
    /// Options of inserts: the bytes are known to be sound, so that libmongoc need not look at them again.
    private static let unchecked: Document = ["validate": false]

    fileprivate func write(
        _ writes: [Write], inOrder: Bool, to namespace: Namespace, session: Int?
    ) throws(MongoError) -> WriteResult {
        let reply = BSONStorage()
        return unsafe try withCollection(namespace, session: session) { collection throws(MongoError) in
            unsafe try withOptions(["ordered": .bool(inOrder)], session: session) { options throws(MongoError) in
                guard let bulk = unsafe mongoc_collection_create_bulk_operation_with_opts(collection, options) else {
                    preconditionFailure("libmongoc has no memory for a bulk operation")
                }
                defer { unsafe mongoc_bulk_operation_destroy(bulk) }
                for write in writes { try unsafe add(write, to: bulk) }
                var error = bson_error_t()
                guard unsafe mongoc_bulk_operation_execute(bulk, reply.raw, &error) != 0 else {
                    throw MongoError(error, reply: try reply.document)
                }
                return WriteResult(try reply.document)
            }
        }
    }

    private func add(_ write: Write, to bulk: OpaquePointer) throws(MongoError) {
        var error = bson_error_t()
        let taken =
            switch write {
            case .insert(let document):
                unsafe try document.withBSON { document throws(MongoError) in
                    unsafe try Self.unchecked.withBSON { options throws(MongoError) in
                        unsafe mongoc_bulk_operation_insert_with_opts(bulk, document, options, &error)
                    }
                }
            case .updateOne(let filter, let update, let upsert):
                unsafe try Self.with(filter, update, upsert) { filter, update, options throws(MongoError) in
                    unsafe mongoc_bulk_operation_update_one_with_opts(bulk, filter, update, options, &error)
                }
            case .updateMany(let filter, let update, let upsert):
                unsafe try Self.with(filter, update, upsert) { filter, update, options throws(MongoError) in
                    unsafe mongoc_bulk_operation_update_many_with_opts(bulk, filter, update, options, &error)
                }
            case .replaceOne(let filter, let replacement, let upsert):
                unsafe try Self.with(filter, replacement, upsert) { filter, replacement, options throws(MongoError) in
                    unsafe mongoc_bulk_operation_replace_one_with_opts(bulk, filter, replacement, options, &error)
                }
            case .deleteOne(let filter):
                unsafe try filter.withBSON { filter throws(MongoError) in
                    unsafe mongoc_bulk_operation_remove_one_with_opts(bulk, filter, nil, &error)
                }
            case .deleteMany(let filter):
                unsafe try filter.withBSON { filter throws(MongoError) in
                    unsafe mongoc_bulk_operation_remove_many_with_opts(bulk, filter, nil, &error)
                }
            }
        guard taken else { throw MongoError(error) }
    }

    private static func with(
        _ filter: Document, _ change: Document, _ upsert: Bool,
        _ body: (OpaquePointer, OpaquePointer, OpaquePointer) throws(MongoError) -> Bool
    ) throws(MongoError) -> Bool {
        let options: Document = ["upsert": .bool(upsert)]
        return unsafe try filter.withBSON { filter throws(MongoError) in
            unsafe try change.withBSON { change throws(MongoError) in
                unsafe try options.withBSON { options throws(MongoError) in
                    unsafe try body(filter, change, options)
                }
            }
        }
    }
}

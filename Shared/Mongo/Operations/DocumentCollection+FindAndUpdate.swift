internal import CMongo

/// Which state of a changed document is wanted.
public enum ReturnedDocument: Sendable {
    case old, new
}

extension DocumentCollection {
    /// Changes the first document that matches and returns it, in one step.
    ///
    /// - Returns: nil when there was none, or none before an upsert and `old` is wanted.
    public func findOneAndUpdate<Value: Decodable>(
        _ type: Value.Type = Value.self, where filter: Document, _ update: Document, upsert: Bool = false,
        returning state: ReturnedDocument, sort: Document? = nil, projection: Document? = nil
    ) async throws(MongoError) -> Value? {
        let change = FindAndModify(
            filter: filter, update: update, upsert: upsert, state: state, sort: sort, projection: projection)
        let (namespace, session) = (namespace, route.session)
        let reply = try await route.run { link throws(MongoError) in
            try link.run(change, on: namespace, session: session)
        }
        guard case .document(let document) = reply["value"] else { return nil }
        return try document.decode()
    }

    /// Removes the first document that matches and returns it, in one step; nil when there is none.
    public func findOneAndDelete<Value: Decodable>(
        _ type: Value.Type = Value.self, where filter: Document, sort: Document? = nil
    ) async throws(MongoError) -> Value? {
        let change = FindAndModify(filter: filter, sort: sort)
        let (namespace, session) = (namespace, route.session)
        let reply = try await route.run { link throws(MongoError) in
            try link.run(change, on: namespace, session: session)
        }
        guard case .document(let document) = reply["value"] else { return nil }
        return try document.decode()
    }
}

private struct FindAndModify: Sendable {
    var filter: Document
    /// Nil removes.
    var update: Document?
    var upsert = false
    var state = ReturnedDocument.old
    var sort: Document?
    var projection: Document?

    var flags: mongoc_find_and_modify_flags_t {
        var bits: UInt32 = 0
        if update == nil { bits |= MONGOC_FIND_AND_MODIFY_REMOVE.rawValue }
        if upsert { bits |= MONGOC_FIND_AND_MODIFY_UPSERT.rawValue }
        if state == .new { bits |= MONGOC_FIND_AND_MODIFY_RETURN_NEW.rawValue }
        return mongoc_find_and_modify_flags_t(bits)
    }
}

extension Link {
    fileprivate func run(
        _ change: FindAndModify, on namespace: Namespace, session: Int?
    ) throws(MongoError) -> Document {
        guard let options = unsafe mongoc_find_and_modify_opts_new() else {
            preconditionFailure("libmongoc has no memory for options")
        }
        defer { unsafe mongoc_find_and_modify_opts_destroy(options) }
        // Each of these copies what it is given.
        unsafe mongoc_find_and_modify_opts_set_flags(options, change.flags)
        unsafe try change.update?.withBSON { unsafe _ = mongoc_find_and_modify_opts_set_update(options, $0) }
        unsafe try change.sort?.withBSON { unsafe _ = mongoc_find_and_modify_opts_set_sort(options, $0) }
        unsafe try change.projection?.withBSON { unsafe _ = mongoc_find_and_modify_opts_set_fields(options, $0) }
        unsafe try withOptions([:], session: session) { unsafe _ = mongoc_find_and_modify_opts_append(options, $0) }
        let reply = BSONStorage()
        var error = bson_error_t()
        let succeeded = unsafe try withCollection(namespace, session: session) { collection throws(MongoError) in
            unsafe try change.filter.withBSON { filter throws(MongoError) in
                unsafe mongoc_collection_find_and_modify_with_opts(collection, filter, options, reply.raw, &error)
            }
        }
        guard succeeded else { throw MongoError(error, reply: try reply.document) }
        return try reply.document
    }
}

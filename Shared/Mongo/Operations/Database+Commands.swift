internal import CMongo

extension Database {
    /// Runs a command as it stands and returns the whole reply. It is not repeated by itself, and has no write concern but
    /// what it names.
    public func run(_ command: Document) async throws(MongoError) -> Document {
        let session = route.session
        return try await route.run { [name] link throws(MongoError) in
            try link.run(command, on: name, session: session)
        }
    }

    /// Makes a collection; one that is there already without options is as good.
    ///
    /// Make collections at the start: the first transactions of several tasks on a missing one get in each other's way.
    public func create(collection: String, options: Document = [:]) async throws(MongoError) {
        var command: Document = ["create": .string(collection)]
        for (key, value) in options { command.append(key, value) }
        do { _ = try await run(command) } catch {
            guard case .refused(let refusal) = error, refusal.code == ServerCode.namespaceExists.rawValue,
                options == [:]
            else { throw error }
        }
    }

    /// Removes the whole database with all that is in it.
    public func drop() async throws(MongoError) {
        _ = try await run(["dropDatabase": 1, "writeConcern": ["w": "majority"]])
    }

    /// What collections and views there are, by name.
    public func collections() async throws(MongoError) -> [CollectionInfo] {
        let session = route.session
        let documents = try await route.run { [name] link throws(MongoError) in
            try link.collections(of: name, session: session)
        }
        var infos: [CollectionInfo] = []
        for document in documents { infos.append(try Document(bytes: document).decode()) }
        return infos.sorted { $0.name < $1.name }
    }
}

/// A collection as its database lists it.
public struct CollectionInfo: Sendable, Decodable {
    /// Its name.
    public let name: String
    /// `collection`, `view` or `timeseries`.
    public let type: String
    /// What it was created with.
    public let options: Document
    /// What the server tells besides, such as the `uuid` of a collection.
    public let info: Document
}

extension Link {
    func run(_ command: Document, on database: String, session: Int?) throws(MongoError) -> Document {
        guard Namespace.isValid(database) else { throw .invalidNamespace }
        let reply = BSONStorage()
        var error = bson_error_t()
        let succeeded = unsafe try command.withBSON { command throws(MongoError) in
            unsafe try withOptions([:], session: session) { options throws(MongoError) in
                unsafe mongoc_client_command_with_opts(client, database, command, nil, options, reply.raw, &error)
            }
        }
        guard succeeded else { throw MongoError(error, reply: try reply.document) }
        return try reply.document
    }

    fileprivate func collections(of database: String, session: Int?) throws(MongoError) -> [[UInt8]] {
        guard Namespace.isValid(database), let raw = unsafe mongoc_client_get_database(client, database) else {
            throw .invalidNamespace
        }
        defer { unsafe mongoc_database_destroy(raw) }
        let cursor = unsafe try withOptions([:], session: session) { options throws(MongoError) in
            unsafe mongoc_database_find_collections_with_opts(raw, options)
        }
        return try unsafe all(of: cursor)
    }
}

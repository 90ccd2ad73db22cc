public import Mongo

/// What stands before all documents of an archive.
public struct Prelude: Equatable, Sendable {
    static let magic: [UInt8] = [0x6d, 0xe2, 0x99, 0x81]
    static let terminator: [UInt8] = [0xff, 0xff, 0xff, 0xff]
    static let version = "0.1"

    public let serverVersion: String
    public let toolVersion: String
    public let collections: [CollectionDescription]

    public init(serverVersion: String, toolVersion: String, collections: [CollectionDescription]) {
        self.serverVersion = serverVersion
        self.toolVersion = toolVersion
        self.collections = collections
    }

    var header: Document {
        [
            "concurrent_collections": .int32(1), "version": .string(Self.version),
            "server_version": .string(serverVersion), "tool_version": .string(toolVersion),
        ]
    }
}

/// Where documents are.
public struct Namespace: Hashable, Sendable, CustomStringConvertible {
    public let database: String
    public let collection: String

    public init(database: String, collection: String) {
        self.database = database
        self.collection = collection
    }

    public var description: String { "\(database).\(collection)" }
}

/// A collection without its documents.
public struct CollectionDescription: Equatable, Sendable {
    public let namespace: Namespace
    /// Bytes of its documents, about: for whoever shows progress.
    public let size: Int
    /// What it was created with.
    public let options: Document
    /// As `listIndexes` gives them, that of `_id` among them.
    public let indexes: [Document]
    /// 32 hexadecimal digits; nil where the server gives none.
    public let uuid: String?

    public init(namespace: Namespace, size: Int, options: Document, indexes: [Document], uuid: String?) {
        self.namespace = namespace
        self.size = size
        self.options = options
        self.indexes = indexes
        self.uuid = uuid
    }

    private static let kind = "collection"

    func document() throws(MongoError) -> Document {
        var metadata: Document = [
            "options": .document(options), "indexes": .array(indexes.map(BSONValue.document)),
        ]
        if let uuid { metadata.append("uuid", .string(uuid)) }
        metadata.append("collectionName", .string(namespace.collection))
        metadata.append("type", .string(Self.kind))
        return [
            "db": .string(namespace.database), "collection": .string(namespace.collection),
            "metadata": .string(try metadata.extendedJSON),
            "size": Int32(exactly: size).map { .int32($0) } ?? .int(size),
            "type": .string(Self.kind),
        ]
    }

    init(_ document: Document) throws(ArchiveError) {
        guard let database = document["db"]?.string, let collection = document["collection"]?.string,
            let text = document["metadata"]?.string, let size = document["size"]?.int,
            document["type"]?.string == Self.kind, let metadata = try? Document(extendedJSON: text),
            let options = metadata["options"]?.document, let indexes = metadata["indexes"]?.array
        else { throw .malformed }
        let described = indexes.compactMap(\.document)
        guard described.count == indexes.count else { throw .malformed }
        self.init(
            namespace: Namespace(database: database, collection: collection), size: size, options: options,
            indexes: described, uuid: metadata["uuid"]?.string)
    }
}

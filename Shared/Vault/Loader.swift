public import Archive
public import Mongo

/// Brings the collections of a backup into a database that has none of them.
public struct Loader: Sendable {
    private static let batch = (documents: 1000, bytes: 4 << 20)
    /// Rules for documents: those that were stored before a rule are older than it, so rules come last.
    private static let rules: Set = ["validator", "validationLevel", "validationAction"]

    private let database: Database
    private let prefix: String
    private var waiting: [Write] = []
    private var waitingBytes = 0

    /// - Parameter prefix: what the names of the collections begin with there.
    public init(into database: Database, prefix: String = "") {
        self.database = database
        self.prefix = prefix
    }

    /// Makes an empty collection, without rules and indexes.
    public func create(_ collection: CollectionDescription) async throws(MongoError) {
        var options = Document()
        for (key, value) in collection.options where !Self.rules.contains(key) { options.append(key, value) }
        try await database.create(collection: prefix + collection.namespace.collection, options: options)
    }

    /// Takes a document; it may be stored with a later one. Those of a collection come together.
    public mutating func add(_ document: Document, to collection: String) async throws(MongoError) {
        waiting.append(.insert(document))
        waitingBytes += document.bytes.count
        guard waiting.count >= Self.batch.documents || waitingBytes >= Self.batch.bytes else { return }
        try await flush(collection)
    }

    /// Stores what waits.
    public mutating func flush(_ collection: String) async throws(MongoError) {
        guard !waiting.isEmpty else { return }
        try await database.collection(prefix + collection).write(waiting)
        waiting = []
        waitingBytes = 0
    }

    /// Makes the indexes of a collection that has all of its documents, and gives it its rules. From now on the server may
    /// remove documents that are past their time.
    public func finish(_ collection: CollectionDescription) async throws(MongoError) {
        let name = prefix + collection.namespace.collection
        let indexes = collection.indexes.filter { $0["name"] != "_id_" }
        if !indexes.isEmpty {
            _ = try await database.run([
                "createIndexes": .string(name), "indexes": .array(indexes.map(BSONValue.document)),
                "writeConcern": ["w": "majority"],
            ])
        }
        let rules = collection.options.filter { Self.rules.contains($0.key) }
        guard !rules.isEmpty else { return }
        _ = try await database.run(
            Document(
                elements: [("collMod", .string(name))] + rules.map { ($0.key, $0.value) } + [
                    ("writeConcern", ["w": "majority"])
                ]))
    }
}

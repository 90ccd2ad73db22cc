import Archive
import Foundation
import Mongo

/// Reads a database as it is at one moment.
struct Dump {
    /// Archive bytes that are handed on at a time.
    private static let pieceLength = 1 << 20

    let client: Client
    let database: String
    /// Which collections are in no backup.
    let leavesOut: @Sendable (String) -> Bool
    /// Who writes it.
    let program: String

    struct Result {
        let prelude: Prelude
        let contents: Contents
        let leftOut: [String]
    }

    /// Writes everything to `file`. What collections and indexes there are can be read in no snapshot: it is read before and
    /// after, and must be the same.
    ///
    /// - Throws: `VaultError`, `MongoError`, and `CancellationError` between two documents.
    func write(to file: BackupFileWriter) async throws -> Result {
        let version = try await client.serverVersion()
        let (collections, leftOut) = try await describe()
        let prelude = Prelude(serverVersion: version, toolVersion: program, collections: collections)
        var writer = try DumpWriter(prelude)
        var tallies: [String: Tally] = [:]
        do {
            try await client.withSnapshot { session in
                for collection in collections {
                    let name = collection.namespace.collection
                    tallies[name] = try await write(
                        collection.namespace, of: client.database(database).collection(name).within(session), &writer,
                        to: file)
                }
            }
        } catch let error as MongoError { throw VaultError(duringSnapshot: error) ?? error }
        try file.write(writer.take())
        guard try await describe().collections.matches(collections) else { throw VaultError.collectionsChanged }
        let described = Dictionary(uniqueKeysWithValues: collections.map { ($0.namespace.collection, $0) })
        return Result(
            prelude: prelude, contents: Contents(collections: described, tallies: tallies), leftOut: leftOut)
    }

    private func write(
        _ namespace: Namespace, of collection: DocumentCollection, _ writer: inout DumpWriter,
        to file: BackupFileWriter
    ) async throws -> Tally {
        var counter = TallyCounter()
        writer.begin(namespace)
        let documents = collection.find(Document.self, where: [:], options: FindOptions(sort: ["_id": 1]))
        for try await document in documents {
            counter.add(document)
            writer.add(document)
            if writer.pending >= Self.pieceLength {
                try Task.checkCancellation()
                try file.write(writer.take())
            }
        }
        writer.end()
        return counter.tally
    }

    private func describe() async throws -> (collections: [CollectionDescription], leftOut: [String]) {
        let database = client.database(database)
        var collections: [CollectionDescription] = []
        var leftOut: [String] = []
        for info in try await database.collections()
        where !info.name.hasPrefix("system.") && info.name != RestoreNames.journal {
            guard info.type == "collection", !leavesOut(info.name), !RestoreNames.contains(info.name) else {
                leftOut.append(info.name)
                continue
            }
            collections.append(try await database.describe(info))
        }
        return (collections, leftOut)
    }
}

extension Client {
    func serverVersion() async throws(MongoError) -> String {
        try await database("admin").run(["buildInfo": 1])["version"]?.string ?? "unknown"
    }
}

extension Database {
    /// A collection with its indexes, and what size the server takes it for.
    func describe(_ info: CollectionInfo) async throws(MongoError) -> CollectionDescription {
        let stats = try await run(["collStats": .string(info.name)])
        // Older servers name the namespace in each index, which a restored one does not have.
        let indexes = try await collection(info.name).indexes().map { index in
            Document(elements: index.filter { $0.key != "ns" })
        }
        return CollectionDescription(
            namespace: Namespace(database: name, collection: info.name), size: stats["size"]?.int ?? 0,
            options: info.options, indexes: indexes,
            uuid: info.info["uuid"]?.binary.map { $0.bytes.hexadecimal })
    }
}

extension [CollectionDescription] {
    fileprivate func matches(_ others: [CollectionDescription]) -> Bool {
        count == others.count
            && zip(self, others).allSatisfy { $0.namespace == $1.namespace && $0.uuid == $1.uuid && $0.isLike($1) }
    }
}

extension VaultError {
    /// What a read from a snapshot is refused with.
    fileprivate init?(duringSnapshot error: MongoError) {
        switch error {
        case .refused(let refusal), .transient(let refusal):
            switch refusal.code {
            case 239: self = .snapshotTooOld  // SnapshotTooOld
            case 246: self = .collectionsChanged  // SnapshotUnavailable
            default: return nil
            }
        default: return nil
        }
    }
}

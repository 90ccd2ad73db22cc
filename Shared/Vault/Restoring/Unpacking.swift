import Archive
import Mongo

/// Brings what a backup holds into a database.
struct Unpacking {
    let database: Database
    /// What the names of the collections begin with there.
    var prefix = ""

    /// - Returns: what is in the database now, as the server tells it, by the names that the backup has.
    /// - Throws: `VaultError` when the file is not what it should be, `MongoError`, and `CancellationError`.
    func unpack(_ file: BackupFile) async throws -> Contents {
        var loader = Loader(into: database, prefix: prefix)
        var collections: [String: CollectionDescription] = [:]
        var tallies: [String: Tally] = [:]
        while let event = try file.next() {
            switch event {
            case .prelude(let prelude):
                for collection in prelude.collections {
                    collections[collection.namespace.collection] = collection
                    try await loader.create(collection)
                }
            case .document(let document, let namespace):
                try Task.checkCancellation()
                try await loader.add(document, to: namespace.collection)
            case .end(let namespace):
                let name = namespace.collection
                try await loader.flush(name)
                // Before the indexes, some of which remove what is past its time.
                tallies[name] = try await database.tally(prefix + name)
                if let collection = collections[name] { try await loader.finish(collection) }
            }
        }
        var restored: [String: CollectionDescription] = [:]
        for info in try await database.collections() where info.name.hasPrefix(prefix) {
            restored[String(info.name.dropFirst(prefix.count))] = try await database.describe(info)
        }
        return Contents(collections: restored, tallies: tallies)
    }
}

import Archive
public import Mongo

/// Proves a backup: restores it into a scratch database and compares what is there with what was read.
struct Drill {
    let client: Client
    let scratch: Scratch

    /// - Throws: `VaultError` when the file is not what it should be, and `MongoError`. The scratch database is gone
    ///   afterwards either way, unless the server went away: then the next run sweeps it.
    func prove(_ file: BackupFile, holds expected: Contents) async throws {
        do {
            try await restore(file, expected)
        } catch {
            try? await scratch.drop(client)  // the cause matters more; what stays is swept
            throw error
        }
        try await scratch.drop(client)
    }

    private func restore(_ file: BackupFile, _ expected: Contents) async throws {
        let database = client.database(scratch.name)
        var loader = Loader(into: database)
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
                tallies[name] = try await database.tally(name)
                if let collection = collections[name] { try await loader.finish(collection) }
            }
        }
        var restored: [String: CollectionDescription] = [:]
        for info in try await database.collections() {
            restored[info.name] = try await database.describe(info)
        }
        try Contents(collections: restored, tallies: tallies).compare(with: expected)
    }
}

extension Database {
    /// What a collection holds now.
    public func tally(_ collection: String) async throws -> Tally {
        var counter = TallyCounter()
        let documents = self.collection(collection).find(
            Document.self, where: [:], options: FindOptions(sort: ["_id": 1]))
        for try await document in documents {
            try Task.checkCancellation()
            counter.add(document)
        }
        return counter.tally
    }
}

public import Mongo

/// Proves a backup: restores it into a scratch database and compares what is there with what was read.
struct Drill {
    let client: Client
    let scratch: Scratch

    /// - Throws: `VaultError` when the file is not what it should be, and `MongoError`. The scratch database is gone
    ///   afterwards either way, unless the server went away: then the next run sweeps it.
    func prove(_ file: BackupFile, holds expected: Contents) async throws {
        do {
            try await Unpacking(database: client.database(scratch.name)).unpack(file).compare(with: expected)
        } catch {
            try? await scratch.drop(client)  // the cause matters more; what stays is swept
            throw error
        }
        try await scratch.drop(client)
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

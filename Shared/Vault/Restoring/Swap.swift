import Mongo

/// Puts collections in the place of others, one after another, so that it can be gone on with or taken back from wherever
/// it was left.
///
/// Each step names the collection by the server's number for it (`collectionUUID`, MongoDB 6.0): a step that was taken before
/// is refused and changes nothing, also when it is asked for by a process that was thought dead.
struct Swap {
    /// What happens to one name.
    struct Move: Codable, Sendable, Equatable {
        let name: String
        /// The number of the collection that goes; nil where there is none.
        let old: Binary?
        /// The number of the one that comes; nil where there is none.
        let new: Binary?
    }

    let client: Client
    let database: String
    /// What the names of the collections begin with that come.
    let incoming: String
    let moves: [Move]

    /// Brings in what comes. What goes is kept beside it.
    func forward() async throws {
        for move in moves {
            if let old = move.old { try await rename(move.name, to: RestoreNames.outgoing + move.name, number: old) }
            if let new = move.new { try await rename(incoming + move.name, to: move.name, number: new) }
        }
    }

    /// Takes everything back.
    func back() async throws {
        for move in moves.reversed() {
            if let new = move.new { try await rename(move.name, to: incoming + move.name, number: new) }
            if let old = move.old { try await rename(RestoreNames.outgoing + move.name, to: move.name, number: old) }
        }
    }

    /// - Throws: `different` with the first collection that is not the one that came.
    func check() async throws {
        let numbers = try await client.database(database).numbers()
        for move in moves {
            if let new = move.new, numbers[move.name] != new { throw VaultError.different(collection: move.name) }
        }
    }

    /// What somebody has made meanwhile under the name goes.
    private func rename(_ name: String, to other: String, number: Binary) async throws(MongoError) {
        do throws(MongoError) {
            _ = try await client.database("admin").run([
                "renameCollection": .string("\(database).\(name)"), "to": .string("\(database).\(other)"),
                "dropTarget": true, "collectionUUID": .binary(number), "writeConcern": ["w": "majority"],
            ])
        } catch {
            guard case .refused(let refusal) = error, Self.notThere.contains(refusal.code) else { throw error }
        }
    }

    /// NamespaceNotFound, CollectionUUIDMismatch.
    private static let notThere: Set = [26, 361]
}

extension Database {
    /// The server's number of each collection.
    func numbers() async throws(MongoError) -> [String: Binary] {
        var numbers: [String: Binary] = [:]
        for info in try await collections() where info.type == "collection" {
            numbers[info.name] = info.info["uuid"]?.binary
        }
        return numbers
    }
}

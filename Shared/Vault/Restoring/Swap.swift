import Mongo

/// Puts collections in the place of others, one after another, so that it can be gone on with or taken back from wherever
/// it was left.
///
/// Each step names the collection by the server's number for it (`collectionUUID`, MongoDB 6.0), so that one that was taken
/// before is refused and changes nothing. Before each the owner of the journal is asked for.
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
    let journal: RestoreJournal
    /// What the names of the collections begin with that come, and of those that go.
    let (incoming, outgoing): (String, String)
    let moves: [Move]

    init(_ entry: RestoreJournal.Entry, in database: String, _ client: Client, _ journal: RestoreJournal) {
        self.client = client
        self.database = database
        self.journal = journal
        incoming = RestoreNames.incoming(entry.id)
        outgoing = RestoreNames.outgoing(entry.id)
        moves = entry.moves
    }

    /// Brings in what comes. What goes is kept beside it.
    ///
    /// - Throws: `RestoreError.notThere` when something else stands in a place at the end.
    func forward() async throws {
        for move in moves {
            if let old = move.old { try await rename(move.name, to: outgoing + move.name, number: old) }
            if let new = move.new { try await rename(incoming + move.name, to: move.name, number: new) }
        }
        try await check(\.new)
    }

    /// Takes everything back.
    ///
    /// - Throws: `RestoreError.notThere` when something else stands in a place at the end.
    func back() async throws {
        for move in moves.reversed() {
            if let new = move.new { try await rename(move.name, to: incoming + move.name, number: new) }
            if let old = move.old { try await rename(outgoing + move.name, to: move.name, number: old) }
        }
        try await check(\.old)
    }

    private func check(_ wanted: (Move) -> Binary?) async throws {
        let numbers = try await client.database(database).numbers()
        for move in moves {
            if let number = wanted(move), numbers[move.name] != number { throw RestoreError.notThere(move.name) }
        }
    }

    /// What somebody has made meanwhile under the name goes.
    private func rename(_ name: String, to other: String, number: Binary) async throws {
        try await journal.live()
        do throws(MongoError) {
            _ = try await client.database("admin").run([
                "renameCollection": .string("\(database).\(name)"), "to": .string("\(database).\(other)"),
                "dropTarget": true, "collectionUUID": .binary(number), "writeConcern": ["w": "majority"],
            ])
        } catch {
            guard case .refused(let refusal) = error, Self.isElsewhere.contains(refusal.code) else { throw error }
        }
    }

    /// NamespaceNotFound, CollectionUUIDMismatch.
    private static let isElsewhere: Set = [26, 361]
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

import Foundation
public import Mongo

/// What a restore notes of itself, so that another can end it when it dies: one document, for as long as it is under way.
struct RestoreJournal: Sendable {
    /// How far a restore is. Up to `loading` it can only be undone; from `swapping` on it is carried through, unless what was
    /// brought in turns out to be of no use.
    enum Phase: String, Codable, Sendable { case preparing, loading, swapping, undoing, clearing }

    struct Entry: Codable, Sendable {
        /// Of this restore, and of nobody else.
        let id: String
        var phase: Phase
        let backup: RestoredBackup
        let began: Date
        /// From `swapping` on.
        var moves: [Swap.Move]
    }

    private static let key = "restore"
    /// So long may a heart stand still before its restore is taken for dead.
    static let silence = Duration.seconds(10)
    static let beat = Duration.seconds(1)

    private let entries: DocumentCollection
    /// Of this value's restore, and of no other.
    private let owner = UUID().uuidString

    init(in database: Database) { entries = database.collection(RestoreNames.journal) }

    /// - Returns: false when there is one already.
    func begin(_ entry: Entry) async throws(MongoError) -> Bool {
        var fields = try Document(encoding: entry)
        fields.append("owner", .string(owner))
        do throws(MongoError) {
            // The filter names an owner that no other document has: one that is there is in the way.
            try await entries.updateOne(
                where: ["_id": .string(Self.key), "owner": .string(owner)],
                [
                    "$setOnInsert": .document(Document(elements: fields.filter { $0.key != "owner" })),
                    "$currentDate": ["beat": true],
                ], upsert: true)
            return true
        } catch {
            guard case .duplicateKey = error else { throw error }
            return false
        }
    }

    /// Nil while there is no restore.
    func entry() async throws(MongoError) -> Entry? {
        try await entries.findOne(where: ["_id": .string(Self.key)])
    }

    /// Whether there is one, whatever build has written it.
    func isOpen() async throws(MongoError) -> Bool {
        try await entries.count(where: ["_id": .string(Self.key)]) > 0
    }

    /// Makes this value the owner, when the heart of the one that was stands still.
    ///
    /// - Returns: the journal as it stands from then on; nil when its owner lives, or it has ended.
    func takeOver() async throws(MongoError) -> Entry? {
        let silence = Int(Self.silence / .milliseconds(1))
        return try await entries.findOneAndUpdate(
            where: [
                "_id": .string(Self.key),
                "$expr": ["$lt": ["$beat", ["$subtract": ["$$NOW", .int(silence)]]]],
            ], ["$set": ["owner": .string(owner)], "$currentDate": ["beat": true]], returning: .new)
    }

    /// Says that the owner lives, and that it is this value still. Whoever is about to change something asks it before.
    ///
    /// - Throws: `RestoreError.taken`.
    func live() async throws { try await change([:]) }

    /// - Throws: `RestoreError.taken`.
    func enter(_ phase: Phase, moves: [Swap.Move]? = nil, saved: SavedState? = nil) async throws {
        var fields: Document = ["phase": .string(phase.rawValue)]
        if let moves { fields.append("moves", .array(try moves.map { .document(try Document(encoding: $0)) })) }
        if let saved { fields.append("backup.saved", .document(try Document(encoding: saved))) }
        try await change(fields)
    }

    /// Ends it; one that is another's by now stays.
    func end() async throws(MongoError) {
        try await entries.deleteOne(where: ["_id": .string(Self.key), "owner": .string(owner)])
    }

    private func change(_ fields: Document) async throws {
        var update: Document = ["$currentDate": ["beat": true]]
        if fields != [:] { update.append("$set", .document(fields)) }
        let result = try await entries.updateOne(where: ["_id": .string(Self.key), "owner": .string(owner)], update)
        guard result.matched == 1 else { throw RestoreError.taken }
    }
}

/// What a restore's own collections are called. Each restore has names of its own: what one still does that was thought dead
/// gets into no other.
enum RestoreNames {
    static let journal = "restore_journal"
    private static let anyIncoming = "restoring_"
    private static let anyOutgoing = "replaced_"

    /// What all begins with that a restore brings in.
    static func incoming(_ id: String) -> String { "\(anyIncoming)\(id)_" }

    /// What all begins with that it takes the place of.
    static func outgoing(_ id: String) -> String { "\(anyOutgoing)\(id)_" }

    static func isIncoming(_ collection: String) -> Bool { collection.hasPrefix(anyIncoming) }

    static func isOutgoing(_ collection: String) -> Bool { collection.hasPrefix(anyOutgoing) }

    /// Whether a collection belongs to a restore, and to no backup.
    static func contains(_ collection: String) -> Bool {
        collection == journal || isIncoming(collection) || isOutgoing(collection)
    }
}

extension Database {
    /// Whether all data is being replaced: until it is, nobody should make or change a collection.
    public func isBeingRestored() async throws(MongoError) -> Bool { try await RestoreJournal(in: self).isOpen() }

    /// Whether there is nothing in it but what restores have left that did not end.
    public func isEmptyForRestore() async throws(MongoError) -> Bool {
        try await collections().allSatisfy { $0.name == RestoreNames.journal || RestoreNames.isIncoming($0.name) }
    }
}

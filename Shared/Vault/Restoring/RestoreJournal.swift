import Foundation
public import Mongo

/// What a restore notes of itself, so that another can end it when it dies: one document, for as long as it is under way.
///
/// Everything but the heart's beat is written by whoever owns it, and each step only while it does.
struct RestoreJournal: Sendable {
    /// How far a restore is. Up to `loading` it can only be undone; from `swapping` on it is carried through, unless what was
    /// brought in turns out to be of no use.
    enum Phase: String, Codable, Sendable { case preparing, loading, swapping, undoing, clearing }

    struct Entry: Codable, Sendable {
        /// Of this restore, and of nobody else.
        let id: String
        let phase: Phase
        let file: String
        /// The manifest's hash.
        let manifest: String
        let began: Date
        var moves: [Swap.Move]
    }

    private static let key: Document = ["_id": "restore"]
    /// So long may a heart stand still before its restore is taken for dead.
    static let silence = Duration.seconds(10)
    static let beat = Duration.seconds(1)

    private let entries: DocumentCollection
    /// Of this process, and of no other.
    private let owner = UUID().uuidString

    init(in database: Database) { entries = database.collection(RestoreNames.journal) }

    /// - Returns: false when there is one already.
    func begin(_ entry: Entry) async throws(MongoError) -> Bool {
        do throws(MongoError) {
            var document = Self.key
            for (key, value) in try Document(encoding: entry) { document.append(key, value) }
            document.append("owner", .string(owner))
            document.append("beat", .date(.now))
            try await entries.insertOne(document)
            return true
        } catch {
            guard case .duplicateKey = error else { throw error }
            return false
        }
    }

    /// Nil while there is no restore.
    func entry() async throws(MongoError) -> Entry? { try await entries.findOne(where: Self.key) }

    /// Makes this process the owner, when the heart of the one that was stands still.
    ///
    /// - Returns: whether it is now.
    func takeOver() async throws(MongoError) -> Bool {
        var filter = Self.key
        let silence = Int(Self.silence / .milliseconds(1))
        filter.append("$expr", ["$lt": ["$beat", ["$subtract": ["$$NOW", .int(silence)]]]])
        let result = try await entries.updateOne(
            where: filter, ["$set": ["owner": .string(owner)], "$currentDate": ["beat": true]])
        return result.matched == 1
    }

    /// - Throws: `taken` when another owns it by now.
    func live() async throws { try await change(["$currentDate": ["beat": true]]) }

    /// - Throws: `taken` when another owns it by now.
    func enter(_ phase: Phase, moves: [Swap.Move]? = nil) async throws {
        var changes: Document = ["phase": .string(phase.rawValue)]
        if let moves { changes.append("moves", .array(try moves.map { .document(try Document(encoding: $0)) })) }
        try await change(["$set": .document(changes), "$currentDate": ["beat": true]])
    }

    /// Ends it, whoever owns it.
    func end() async throws(MongoError) {
        _ = try await entries.deleteOne(where: Self.key)
    }

    private func change(_ update: Document) async throws {
        var filter = Self.key
        filter.append("owner", .string(owner))
        guard try await entries.updateOne(where: filter, update).matched == 1 else { throw RestoreError.taken }
    }
}

/// What a restore's own collections are called.
enum RestoreNames {
    static let journal = "restore_journal"
    /// What all that is being brought in begins with.
    static let anyIncoming = "restoring_"
    /// What it takes the place of.
    static let outgoing = "replaced_"

    /// What a restore brings in begins with: what one still writes that was thought dead gets into no other.
    static func incoming(_ id: String) -> String { "\(anyIncoming)\(id)_" }

    /// Whether a collection belongs to a restore, and to no backup.
    static func contains(_ collection: String) -> Bool {
        collection == journal || collection.hasPrefix(anyIncoming) || collection.hasPrefix(outgoing)
    }
}

extension Database {
    /// Whether all data is being replaced: until it is, nobody should make or change a collection.
    public func isBeingRestored() async throws(MongoError) -> Bool {
        try await RestoreJournal(in: self).entry() != nil
    }
}

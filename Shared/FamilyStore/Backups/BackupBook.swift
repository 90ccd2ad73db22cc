import Domain
public import FoundationEssentials
public import Mongo

/// What all programs know of an installation's backups, wherever the files are.
public struct BackupBook: Sendable {
    private static let id = "backup"

    let database: Database

    private var schema: DocumentCollection { database.collection(Store.bookkeeping) }

    /// What stands in it.
    public func state() async throws(MongoError) -> BackupState {
        try await schema.findOne(where: Self.filter) ?? BackupState()
    }

    /// Notes the marker that the first folder of the backups is to get, unless another is noted already.
    ///
    /// - Returns: the marker that stands, the same for all who ask.
    public func propose(marker: String) async throws(MongoError) -> String {
        try await setIfNone("proposed", marker)
        return try await state().proposed ?? marker
    }

    /// Notes which folder is the one of the backups, unless another is noted already.
    ///
    /// - Returns: the marker of the one that is.
    public func adopt(marker: String) async throws(MongoError) -> String {
        try await setIfNone("marker", marker)
        return try await state().marker ?? marker
    }

    /// Notes that another folder is the one of the backups from now on.
    public func move(to marker: String) async throws(MongoError) {
        try await schema.updateOne(where: Self.filter, ["$set": ["marker": .string(marker)]], upsert: true)
    }

    private func setIfNone(_ field: String, _ marker: String) async throws(MongoError) {
        var without = Self.filter
        without.append(field, .null)
        do throws(MongoError) {
            try await schema.updateOne(where: without, ["$set": .document([field: .string(marker)])], upsert: true)
        } catch {
            guard case .duplicateKey = error else { throw error }
        }
    }

    /// Takes over what another collection knows, which stood in this one's place before all data was replaced: how the backups
    /// of an installation stand does not change with its data.
    public func keep(from other: String) async throws(MongoError) {
        let state: Document = try await database.collection(other).findOne(where: Self.filter) ?? Self.filter
        try await schema.replaceOne(where: Self.filter, with: state, upsert: true)
    }

    /// Notes from when on there should be backups, unless it is noted already.
    public func expect(from time: Date) async throws(MongoError) {
        do throws(MongoError) {
            try await schema.updateOne(
                where: Self.filter, ["$min": ["expectedSince": .date(time)]], upsert: true)
        } catch {
            guard case .duplicateKey = error else { throw error }  // another program was first
        }
    }

    /// Notes a backup that was made and proved.
    ///
    /// - Parameter job: the key of the job that made it.
    public func note(_ success: BackupState.Success, by job: String) async throws(MongoError) {
        try await set("lastSuccess", try Document(encoding: success), job)
    }

    /// Notes that there is none, and why.
    ///
    /// - Parameter job: the key of the job that tried.
    public func note(_ failure: BackupState.Failure, by job: String) async throws(MongoError) {
        try await set("lastFailure", try Document(encoding: failure), job)
    }

    private func set(_ field: String, _ value: Document, _ job: String) async throws(MongoError) {
        var value = value
        value.append("job", .string(job))
        try await schema.updateOne(where: Self.filter, ["$set": .document([field: .document(value)])], upsert: true)
    }

    private static var filter: Document {
        ["_id": .string(id), "familyID": .string(FamilyID.installation.rawValue)]
    }
}

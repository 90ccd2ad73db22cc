import Domain
import Mongo

/// Files that a member's jobs have made and that are yet to be sent: an export, or a picture that is too large for a message.
///
/// The job stores its file before it ends, under its own key: a run that is made again stores it no second time. What nobody
/// has taken away goes by itself after a day.
public struct Outbox: Sendable {
    /// Seconds.
    static let lifetime = 86_400
    static let bucket = "outbox"

    let family: FamilyID
    let bucket: FileBucket

    init(family: FamilyID, database: Database) {
        self.family = family
        bucket = FileBucket(Self.bucket, in: database, owner: ["familyID": .string(family.rawValue)])
    }

    /// Stores a file unless one stands under this key.
    ///
    /// - Parameter bytes: in pieces of any size; not read where the file is there.
    /// - Returns: what an output item names the file by.
    public func put<Bytes: AsyncSequence>(_ bytes: Bytes, by key: WriteKey) async throws -> Parcel
    where Bytes.Element == [UInt8] {
        let file = try await bucket.put(key.description, bytes)
        return Parcel(family: family, name: file.name)
    }
}

/// A file in the outbox, as an output item carries it: it opens this file, and none of another family.
public struct Parcel: Hashable, Codable, Sendable {
    let family: FamilyID
    let name: String
}

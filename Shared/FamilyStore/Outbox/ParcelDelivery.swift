import Domain
public import Mongo

/// What becomes of one file of the outbox.
public struct ParcelDelivery: Sendable {
    let parcel: Parcel
    let bucket: FileBucket

    init(parcel: Parcel, database: Database) {
        self.parcel = parcel
        bucket = Outbox(family: parcel.family, database: database).bucket
    }

    /// The bytes of the file, a part of them in memory at any time; nil when it is gone: delivered before, or a day old.
    public func open() async throws(MongoError) -> FileChunks? {
        try await bucket.file(parcel.name).map { bucket.bytes(of: $0) }
    }

    /// Removes the file, which was sent; one that is gone is as good.
    public func finish() async throws(MongoError) { try await bucket.delete(parcel.name) }
}

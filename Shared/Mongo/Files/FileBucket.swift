public import FoundationEssentials

/// Files of any length in two collections, laid out as GridFS has them, so that every tool of MongoDB reads them.
///
/// A file is there when its last byte is: what a put that broke has left belongs to no file. Each put writes under an id of its
/// own, and a unique index on what a file is called decides which of two is the file.
public struct FileBucket: Sendable {
    /// What GridFS suggests.
    static let chunkSize = 255 * 1024

    let files: DocumentCollection
    let chunks: DocumentCollection
    /// Fields that every document of these files has, and every filter names.
    let owner: Document

    /// - Parameters:
    ///   - name: of the bucket; the collections are `<name>.files` and `<name>.chunks`.
    ///   - owner: fields besides those of GridFS, such as whose the files are.
    public init(_ name: String, in database: Database, owner: Document) {
        files = database.collection("\(name).files")
        chunks = database.collection("\(name).chunks")
        self.owner = owner
    }

    /// The indexes that `<name>.files` needs: one file of a name, and the end of files that are older than `lifetime` seconds.
    ///
    /// - Parameter owner: names of the fields of `owner`.
    public static func indexesOfFiles(owner: [String], lifetime: Int) -> [Index] {
        [
            Index("names", on: keys(owner + ["filename"]), unique: true),
            Index("expiry", on: ["uploadDate": 1], expireAfterSeconds: lifetime),
        ]
    }

    /// The indexes that `<name>.chunks` needs. Chunks go an hour after their file, for they are there before it.
    public static func indexesOfChunks(owner: [String], lifetime: Int) -> [Index] {
        [
            Index("parts", on: keys(owner + ["files_id", "n"]), unique: true),
            Index("expiry", on: ["uploadDate": 1], expireAfterSeconds: lifetime + 3600),
        ]
    }

    private static func keys(_ names: [String]) -> Document { Document(elements: names.lazy.map { ($0, 1) }) }

    /// The file of this name, from its first to its last byte; nil when there is none.
    public func file(_ name: String) async throws(MongoError) -> StoredFile? {
        try await files.findOne(where: whose(["filename": .string(name)]))
    }

    /// Removes a file; one that is not there is as good.
    public func delete(_ name: String) async throws(MongoError) {
        // Its document first: half a file must not pass for one.
        let file: StoredFile? = try await files.findOneAndDelete(where: whose(["filename": .string(name)]))
        if let file { try await deleteChunks(of: file.id) }
    }

    func deleteChunks(of id: ObjectID) async throws(MongoError) {
        try await chunks.deleteMany(where: whose(["files_id": .objectID(id)]))
    }

    /// A document or a filter of these files.
    func whose(_ fields: Document) -> Document {
        var document = owner
        for (key, value) in fields { document.append(key, value) }
        return document
    }
}

/// What is known of a file besides its bytes.
public struct StoredFile: Sendable, Equatable, Codable {
    let id: ObjectID
    /// What it is called in its bucket.
    public let name: String
    /// In bytes.
    public let length: Int
    let chunkSize: Int32
    /// When its last byte came.
    public let uploadDate: Date

    enum CodingKeys: String, CodingKey {
        case id = "_id"
        case name = "filename"
        case length, chunkSize, uploadDate
    }
}

import Domain

/// A file on Telegram's servers, for this bot only.
public struct FileID: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The messages of one album.
public struct MediaGroupID: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A file that was sent as it is. Name and type are what the sender's program said.
public struct Document: Decodable, Sendable, Hashable {
    public let file: FileID
    public let name: String?
    public let mimeType: String?
    /// Bytes, when Telegram knows.
    public let size: Int?

    private enum CodingKeys: String, CodingKey {
        case file = "file_id"
        case name = "file_name"
        case mimeType = "mime_type"
        case size = "file_size"
    }
}

extension Document {
    /// Whether the sender's program says that it is a picture. What is inside decides later.
    public var isImage: Bool { PictureFile.isLikely(mimeType: mimeType, name: name) }
}

/// A voice note.
public struct Voice: Decodable, Sendable, Hashable {
    public let file: FileID
    /// Seconds.
    public let duration: Int
    public let mimeType: String?
    /// Bytes, when Telegram knows.
    public let size: Int?

    private enum CodingKeys: String, CodingKey {
        case duration
        case file = "file_id"
        case mimeType = "mime_type"
        case size = "file_size"
    }
}

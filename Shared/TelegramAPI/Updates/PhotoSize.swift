/// One size of a photo.
public struct PhotoSize: Decodable, Sendable, Hashable {
    public let file: FileID
    public let width: Int
    public let height: Int
    /// Bytes, when Telegram knows.
    public let size: Int?

    private enum CodingKeys: String, CodingKey {
        case width, height
        case file = "file_id"
        case size = "file_size"
    }
}

extension PhotoSize {
    /// Pixels of the longer side.
    public var longEdge: Int { max(width, height) }
}

extension [PhotoSize] {
    /// The smallest with at least so many pixels on its longer side; where none has, the largest. Nil when there is none.
    public func smallest(sufficientFor longEdge: Int) -> PhotoSize? {
        let ordered = sorted { $0.longEdge < $1.longEdge }
        return ordered.first { $0.longEdge >= longEdge } ?? ordered.last
    }
}

import Crypto
import FoundationEssentials
public import Mongo

/// What a collection holds, as far as two places can be compared by it.
public struct Tally: Codable, Equatable, Sendable {
    public let documents: Int
    /// Of all documents together.
    public let bytes: Int
    /// SHA-256 over the documents as they are stored, in the order of their `_id`, in hexadecimal digits.
    public let sha256: String
}

/// Counts documents while they go by, in the order of their `_id`.
public struct TallyCounter: Sendable {
    private var documents = 0
    private var bytes = 0
    private var hash = SHA256()

    public init() {}

    public mutating func add(_ document: Document) {
        documents += 1
        bytes += document.bytes.count
        hash.update(data: document.bytes)
    }

    public var tally: Tally { Tally(documents: documents, bytes: bytes, sha256: hash.finalize().hexadecimal) }
}

extension Sequence<UInt8> {
    /// Two digits a byte.
    var hexadecimal: String { map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
}

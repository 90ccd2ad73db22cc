import Crypto
import Mongo

/// The SHA-256 of something: 32 bytes.
public struct SHA256Hash: Hashable, Sendable, CustomStringConvertible {
    public let bytes: [UInt8]

    /// Of all bytes in this order.
    public init(of parts: [UInt8]...) {
        var hash = SHA256()
        for part in parts { hash.update(data: part) }
        bytes = Array(hash.finalize())
    }

    /// - Returns: nil for anything but 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads what `description` writes.
    public init?(_ text: String) {
        guard text.utf8.count == 64 else { return nil }
        var bytes: [UInt8] = []
        var rest = text[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16), !rest.hasPrefix("+") else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        self.bytes = bytes
        guard description == text else { return nil }
    }

    /// Before anything was hashed.
    static let none = SHA256Hash(zeros: 32)

    var value: BSONValue { .binary(Binary(bytes)) }

    private init(zeros count: Int) { bytes = [UInt8](repeating: 0, count: count) }

    /// 64 hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

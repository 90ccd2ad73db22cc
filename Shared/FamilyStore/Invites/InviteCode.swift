import Crypto

/// The secret part of a link: 64 bits by which the invite is found, and 128 that must be known.
public struct InviteCode: Equatable, Sendable, CustomStringConvertible {
    let finder: String
    private let secret: [UInt8]

    /// A new one, unlike any other.
    public init() {
        var generator = SystemRandomNumberGenerator()
        finder = Self.hexadecimal((0..<8).map { _ in generator.next() as UInt8 })
        secret = (0..<16).map { _ in generator.next() as UInt8 }
    }

    /// Reads what `description` writes.
    public init?(_ text: String) {
        guard text.utf8.count == 48, text.utf8.allSatisfy({ Self.digits.contains($0) }) else { return nil }
        let secret = Array(text.utf8.dropFirst(16))
        finder = String(text.prefix(16))
        self.secret = stride(from: 0, to: secret.count, by: 2).map {
            Self.value(secret[$0]) << 4 | Self.value(secret[$0 + 1])
        }
    }

    /// 48 hexadecimal digits, which fit a link to a bot. Not for logs.
    public var description: String { finder + Self.hexadecimal(secret) }

    /// What is stored of the secret.
    var hash: [UInt8] { Array(SHA256.hash(data: secret)) }

    /// Compares in a time that does not tell how much is right.
    func opens(_ hash: [UInt8]) -> Bool {
        let own = self.hash
        guard own.count == hash.count else { return false }
        return zip(own, hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func value(_ digit: UInt8) -> UInt8 { UInt8(digits.firstIndex(of: digit) ?? 0) }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

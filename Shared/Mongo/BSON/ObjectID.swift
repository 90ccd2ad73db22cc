import FoundationEssentials
import Glibc
internal import Threading

/// MongoDB's twelve bytes for an identifier: seconds, five random bytes of the process, a counter.
public struct ObjectID: Sendable, Hashable, CustomStringConvertible {
    let high: UInt64
    let low: UInt32

    private static let process = UInt64.random(in: 0..<(1 << 40))
    private static let counter = Locked(UInt32.random(in: 0..<(1 << 24)))

    /// A new one, unlike any other.
    public init() {
        let seconds = UInt64(UInt32(truncatingIfNeeded: Int(Date().timeIntervalSince1970)))
        let count = Self.counter.withLock { counter in
            counter = (counter &+ 1) & 0xFF_FFFF
            return counter
        }
        high = seconds << 32 | Self.process >> 8
        low = UInt32(truncatingIfNeeded: Self.process) << 24 | count
    }

    init(high: UInt64, low: UInt32) {
        self.high = high
        self.low = low
    }

    /// Reads 24 hexadecimal digits; nil for anything else.
    public init?(_ text: String) {
        let digits = text.utf8
        guard digits.count == 24, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
            let high = UInt64(text.prefix(16), radix: 16), let low = UInt32(text.suffix(8), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// 24 hexadecimal digits.
    public var description: String { Self.hexadecimal(high, digits: 16) + Self.hexadecimal(low, digits: 8) }

    private static func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: digits - text.count) + text
    }
}

/// In other formats than BSON it is text.
extension ObjectID: Codable {
    public init(from decoder: any Decoder) throws {
        if let node = decoder as? DecodingNode {
            self = try node.objectID()
            return
        }
        let container = try decoder.singleValueContainer()
        guard let id = ObjectID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no object id")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if encoder is EncodingNode { try container.encode(self) } else { try container.encode(description) }
    }
}

import FoundationEssentials

/// Values at places that a scan has found.
extension [UInt8] {
    func int32(at index: Int) -> Int { Int(number(Int32.self, at: index)) }

    func number<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type, at index: Int) -> Number {
        // Within bounds, or it traps; any bits are a number.
        Number(littleEndian: unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: type))
    }

    func double(at index: Int) -> Double { Double(bitPattern: number(UInt64.self, at: index)) }

    func date(at index: Int) -> Date { Date(timeIntervalSince1970: Double(number(Int64.self, at: index)) / 1000) }

    func objectID(at index: Int) -> ObjectID {
        ObjectID(
            high: UInt64(bigEndian: UInt64(littleEndian: number(UInt64.self, at: index))),
            low: UInt32(bigEndian: UInt32(littleEndian: number(UInt32.self, at: index + 8))))
    }

    /// Invalid UTF-8 is repaired.
    func text(at range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

    /// A value of the type string: a length, the text, NUL.
    func string(at range: Range<Int>) -> String { text(at: range.lowerBound + 4..<range.upperBound - 1) }

    func binary(at range: Range<Int>) -> Binary {
        Binary(Array(self[(range.lowerBound + 5)..<range.upperBound]), subtype: self[range.lowerBound + 4])
    }

    func value(of element: BSONElement) -> BSONValue {
        let range = element.value
        let start = range.lowerBound
        switch element.type {
        case .double: return .double(double(at: start))
        case .string: return .string(string(at: range))
        case .document: return .document(Document(validated: self, at: range))
        case .array: return .array(Document(validated: self, at: range).map(\.value))
        case .binary: return .binary(binary(at: range))
        case .objectID: return .objectID(objectID(at: start))
        case .bool: return .bool(self[start] != 0)
        case .date: return .date(date(at: start))
        case .null: return .null
        case .regularExpression: return .regularExpression(regularExpression(at: range))
        case .int32: return .int32(number(Int32.self, at: start))
        case .timestamp: return .timestamp(timestamp(at: start))
        case .int64: return .int64(number(Int64.self, at: start))
        case .decimal128: return .decimal128(decimal128(at: start))
        case .minKey: return .minKey
        case .maxKey: return .maxKey
        case .undefined, .pointer, .code, .symbol, .codeWithScope:
            return .outdated(OutdatedValue(type: element.type, bytes: Array(self[range])))
        }
    }

    func timestamp(at index: Int) -> Timestamp {
        Timestamp(seconds: number(UInt32.self, at: index + 4), increment: number(UInt32.self, at: index))
    }

    func decimal128(at index: Int) -> Decimal128 {
        Decimal128(high: number(UInt64.self, at: index + 8), low: number(UInt64.self, at: index))
    }

    private func regularExpression(at range: Range<Int>) -> RegularExpression {
        let parts = self[range].split(separator: 0, omittingEmptySubsequences: false)
        return RegularExpression(
            String(decoding: parts[0], as: UTF8.self), options: String(decoding: parts[1], as: UTF8.self))
    }
}

public import FoundationEssentials

/// One value of a document, for filters and updates: literals stand for themselves.
public enum BSONValue: Sendable, Hashable {
    case double(Double)
    case string(String)
    case document(Document)
    case array([BSONValue])
    case binary(Binary)
    case objectID(ObjectID)
    case bool(Bool)
    /// Stored to the millisecond.
    case date(Date)
    case null
    case regularExpression(RegularExpression)
    case int32(Int32)
    case timestamp(Timestamp)
    case int64(Int64)
    case decimal128(Decimal128)
    case minKey
    case maxKey
    /// A type that MongoDB no longer writes, as its bytes.
    case outdated(OutdatedValue)

    /// An `Int` is stored as int64.
    public static func int(_ value: Int) -> BSONValue { .int64(Int64(value)) }
}

/// A value of a type that MongoDB reads but no longer writes, such as JavaScript with scope.
public struct OutdatedValue: Sendable, Hashable {
    public let type: BSONType
    let bytes: [UInt8]
}

extension BSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .int64(value) }
    public init(floatLiteral value: Double) { self = .double(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: BSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, BSONValue)...) {
        self = .document(Document(elements: elements.lazy.map { (key: $0.0, value: $0.1) }))
    }
}

/// What a value holds; nil when it is of another type.
extension BSONValue {
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    public var date: Date? { if case .date(let value) = self { value } else { nil } }
    public var document: Document? { if case .document(let value) = self { value } else { nil } }
    public var array: [BSONValue]? { if case .array(let value) = self { value } else { nil } }
    public var objectID: ObjectID? { if case .objectID(let value) = self { value } else { nil } }
    public var binary: Binary? { if case .binary(let value) = self { value } else { nil } }

    /// A whole number of any of the number types.
    public var int: Int? {
        switch self {
        case .int32(let value): Int(value)
        case .int64(let value): Int(exactly: value)
        case .double(let value): Int(exactly: value)
        default: nil
        }
    }

    /// A number of any of the number types, except decimal128.
    public var double: Double? {
        switch self {
        case .int32(let value): Double(value)
        case .int64(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}

/// Bytes with a subtype, as BSON has them. `Data` is stored as one of subtype 0.
public struct Binary: Sendable, Hashable {
    /// 0 for plain bytes, 4 for a UUID, 128 and above for one's own.
    public var subtype: UInt8
    public var bytes: [UInt8]

    public init(_ bytes: [UInt8], subtype: UInt8 = 0) {
        self.bytes = bytes
        self.subtype = subtype
    }
}

/// A decimal number of 128 bits (IEEE 754-2008, binary integer decimal), carried through unread.
public struct Decimal128: Sendable, Hashable {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

/// MongoDB's own clock: seconds since 1970 and a counter within the second. Not for dates of people: those are `Date`.
public struct Timestamp: Sendable, Hashable {
    public var seconds: UInt32
    public var increment: UInt32

    public init(seconds: UInt32, increment: UInt32) {
        self.seconds = seconds
        self.increment = increment
    }
}

/// A pattern that the server matches with text.
public struct RegularExpression: Sendable, Hashable {
    public var pattern: String
    /// Letters in alphabetical order, such as `i` for either case.
    public var options: String

    public init(_ pattern: String, options: String = "") {
        self.pattern = pattern
        self.options = options
    }
}

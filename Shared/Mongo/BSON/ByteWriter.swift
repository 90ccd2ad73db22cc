import FoundationEssentials

/// Grows BSON at its end. The length of a document is filled in when it ends.
struct ByteWriter {
    var bytes: [UInt8] = []

    /// - Returns: where the document stands, for `end`.
    mutating func begin() -> Int {
        let start = bytes.count
        int32(0)
        return start
    }

    mutating func end(from start: Int) {
        bytes.append(0)
        let length = UInt32(truncatingIfNeeded: bytes.count - start)
        bytes[start] = UInt8(truncatingIfNeeded: length)
        bytes[start + 1] = UInt8(truncatingIfNeeded: length >> 8)
        bytes[start + 2] = UInt8(truncatingIfNeeded: length >> 16)
        bytes[start + 3] = UInt8(truncatingIfNeeded: length >> 24)
    }

    /// What stands before a value.
    mutating func head(_ type: BSONType, _ key: String) throws(CodingFault.Reason) {
        bytes.append(type.rawValue)
        try cString(key)
    }

    /// What stands before a value of an array.
    mutating func head(_ type: BSONType, index: Int) {
        bytes.append(type.rawValue)
        if index < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(index))
        } else {
            bytes.append(contentsOf: String(index).utf8)
        }
        bytes.append(0)
    }

    mutating func string(_ value: String) {
        let start = bytes.count
        int32(0)
        bytes.append(contentsOf: value.utf8)
        let length = Int32(truncatingIfNeeded: bytes.count - start - 3)
        unsafe withUnsafeBytes(of: length.littleEndian) { length in
            for index in 0..<4 { unsafe bytes[start + index] = length[index] }
        }
        bytes.append(0)
    }

    mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

    mutating func int32(_ value: Int32) { number(value) }

    mutating func int64(_ value: Int64) { number(value) }

    mutating func double(_ value: Double) { number(value.bitPattern) }

    mutating func date(_ value: Date) throws(CodingFault.Reason) {
        guard let milliseconds = Int64(exactly: (value.timeIntervalSince1970 * 1000).rounded()) else {
            throw .doesNotFit
        }
        number(milliseconds)
    }

    mutating func objectID(_ value: ObjectID) {
        number(value.high.bigEndian)
        number(value.low.bigEndian)
    }

    mutating func binary(_ value: some Collection<UInt8>, subtype: UInt8) throws(CodingFault.Reason) {
        guard value.count <= BSONLimit.bytes else { throw .tooLarge }
        int32(Int32(value.count))
        bytes.append(subtype)
        bytes.append(contentsOf: value)
    }

    mutating func decimal128(_ value: Decimal128) {
        number(value.low)
        number(value.high)
    }

    mutating func timestamp(_ value: Timestamp) {
        number(value.increment)
        number(value.seconds)
    }

    mutating func regularExpression(_ value: RegularExpression) throws(CodingFault.Reason) {
        try cString(value.pattern)
        try cString(value.options)
    }

    private mutating func cString(_ text: String) throws(CodingFault.Reason) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        guard !bytes[start...].contains(0) else { throw .keyWithNUL }
        bytes.append(0)
    }

    private mutating func number<Number: FixedWidthInteger>(_ value: Number) {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
}

/// Where one element of a document stands in the bytes.
struct BSONElement {
    let type: BSONType
    let key: Range<Int>
    let value: Range<Int>
}

/// Goes over the elements of one document, from `start` on, and trusts no length that it reads.
struct ElementScanner {
    private let bytes: [UInt8]
    private let end: Int  // where the closing NUL stands
    private var position: Int

    init(_ bytes: [UInt8], at range: Range<Int>) throws(CodingFault.Reason) {
        guard range.count >= 5, range.upperBound <= bytes.count, bytes.int32(at: range.lowerBound) == range.count,
            bytes[range.upperBound - 1] == 0
        else { throw .malformed }
        self.bytes = bytes
        position = range.lowerBound + 4
        end = range.upperBound - 1
    }

    /// The next element, or nil at the end.
    mutating func next() throws(CodingFault.Reason) -> BSONElement? {
        guard position < end else { return nil }
        guard let type = BSONType(rawValue: bytes[position]) else { throw .malformed }
        let key = try cString(from: position + 1)
        let start = key.upperBound + 1
        let size = try size(of: type, at: start)
        guard size >= 0, size <= end - start else { throw .malformed }
        position = start + size
        return BSONElement(type: type, key: key, value: start..<position)
    }

    private func size(of type: BSONType, at start: Int) throws(CodingFault.Reason) -> Int {
        switch type {
        case .undefined, .null, .minKey, .maxKey: return 0
        case .bool:
            guard start < end, bytes[start] <= 1 else { throw .malformed }
            return 1
        case .int32: return 4
        case .double, .date, .timestamp, .int64: return 8
        case .objectID: return 12
        case .decimal128: return 16
        case .string, .code, .symbol: return try stringSize(at: start)
        case .pointer: return try stringSize(at: start) + 12
        case .binary:
            let length = try length(at: start)
            guard length >= 0 else { throw .malformed }
            return length + 5
        case .document, .array, .codeWithScope: return try length(at: start)
        case .regularExpression:
            let pattern = try cString(from: start)
            return try cString(from: pattern.upperBound + 1).upperBound + 1 - start
        }
    }

    private func length(at start: Int) throws(CodingFault.Reason) -> Int {
        guard end - start >= 4 else { throw .malformed }
        return bytes.int32(at: start)
    }

    private func stringSize(at start: Int) throws(CodingFault.Reason) -> Int {
        let length = try length(at: start)
        guard length >= 1, length <= end - start - 4, bytes[start + 3 + length] == 0 else { throw .malformed }
        return length + 4
    }

    private func cString(from start: Int) throws(CodingFault.Reason) -> Range<Int> {
        var index = start
        while index < end {
            if bytes[index] == 0 { return start..<index }
            index += 1
        }
        throw .malformed
    }
}

/// Holds bytes to the format, with all that they nest: what passed can be read without another look at its lengths.
struct Validation {
    let bytes: [UInt8]

    /// - Returns: the levels of the document.
    static func depth(of bytes: [UInt8]) throws(CodingFault.Reason) -> Int {
        try Validation(bytes: bytes).document(at: 0..<bytes.count, level: 1)
    }

    private func document(at range: Range<Int>, level: Int) throws(CodingFault.Reason) -> Int {
        guard level <= BSONLimit.depth else { throw .tooDeep }
        var deepest = 0
        var scanner = try ElementScanner(bytes, at: range)
        while let element = try scanner.next() {
            switch element.type {
            case .document, .array: deepest = max(deepest, try document(at: element.value, level: level + 1))
            case .codeWithScope: deepest = max(deepest, try code(at: element.value, level: level + 1))
            default: break
            }
        }
        return deepest + 1
    }

    /// Its own length, a string, a document.
    private func code(at range: Range<Int>, level: Int) throws(CodingFault.Reason) -> Int {
        guard range.count >= 14 else { throw .malformed }
        let length = bytes.int32(at: range.lowerBound + 4)
        guard length >= 1, length <= range.count - 13 else { throw .malformed }
        let scope = range.lowerBound + 8 + length
        guard bytes[scope - 1] == 0 else { throw .malformed }
        return try document(at: scope..<range.upperBound, level: level)
    }
}

extension BSONValue {
    /// The type byte that it is stored with.
    public var type: BSONType {
        switch self {
        case .double: .double
        case .string: .string
        case .document: .document
        case .array: .array
        case .binary: .binary
        case .objectID: .objectID
        case .bool: .bool
        case .date: .date
        case .null: .null
        case .regularExpression: .regularExpression
        case .int32: .int32
        case .timestamp: .timestamp
        case .int64: .int64
        case .decimal128: .decimal128
        case .minKey: .minKey
        case .maxKey: .maxKey
        case .outdated(let value): value.type
        }
    }
}

extension ByteWriter {
    /// Writes what follows the key.
    ///
    /// - Returns: how many levels of documents and arrays were written.
    @discardableResult
    mutating func value(_ value: BSONValue) throws(CodingFault.Reason) -> Int {
        switch value {
        case .document(let document):
            if let fault = document.fault { throw fault }
            bytes.append(contentsOf: document.bytes)
            return document.depth
        case .array(let values): return try array(values)
        case .double(let value): double(value)
        case .string(let value): string(value)
        case .binary(let value): try binary(value.bytes, subtype: value.subtype)
        case .objectID(let value): objectID(value)
        case .bool(let value): bool(value)
        case .date(let value): try date(value)
        case .regularExpression(let value): try regularExpression(value)
        case .int32(let value): int32(value)
        case .timestamp(let value): timestamp(value)
        case .int64(let value): int64(value)
        case .decimal128(let value): decimal128(value)
        case .outdated(let value): bytes.append(contentsOf: value.bytes)
        case .null, .minKey, .maxKey: break
        }
        return 0
    }

    private mutating func array(_ values: [BSONValue]) throws(CodingFault.Reason) -> Int {
        let start = begin()
        var deepest = 0
        for (index, value) in values.enumerated() {
            head(value.type, index: index)
            deepest = max(deepest, try self.value(value))
        }
        end(from: start)
        return deepest + 1
    }
}

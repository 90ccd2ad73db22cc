import FoundationEssentials

/// Reads the value of one element as a Swift type. `key` is for the path of an error only.
extension DecodingNode {
    func decode<Value: Decodable>(_ type: Value.Type, _ element: BSONElement, _ key: some CodingKey) throws -> Value {
        if let plain = try plain(type, element, key) { return plain }
        return try Value(from: DecodingNode(element.type, at: element.value, in: self, key))
    }

    func string(_ element: BSONElement, _ key: (any CodingKey)?) throws -> String {
        guard element.type == .string else { throw mismatch(String.self, key) }
        return bytes.string(at: element.value)
    }

    func bool(_ element: BSONElement, _ key: (any CodingKey)?) throws -> Bool {
        guard element.type == .bool else { throw mismatch(Bool.self, key) }
        return bytes[element.value.lowerBound] != 0
    }

    /// Any number type whose value is whole and fits.
    func integer<Number: FixedWidthInteger>(
        _ type: Number.Type, _ element: BSONElement, _ key: (any CodingKey)?
    ) throws -> Number {
        let start = element.value.lowerBound
        let number: Number? =
            switch element.type {
            case .int64: Number(exactly: bytes.number(Int64.self, at: start))
            case .int32: Number(exactly: bytes.number(Int32.self, at: start))
            case .double: Number(exactly: bytes.double(at: start))
            default: throw mismatch(type, key)
            }
        guard let number else { throw corrupted(.doesNotFit, key) }
        return number
    }

    func double(_ element: BSONElement, _ key: (any CodingKey)?) throws -> Double {
        let start = element.value.lowerBound
        return switch element.type {
        case .double: bytes.double(at: start)
        case .int64: Double(bytes.number(Int64.self, at: start))
        case .int32: Double(bytes.number(Int32.self, at: start))
        default: throw mismatch(Double.self, key)
        }
    }

    /// A value of a type that BSON has; nil when its own `init(from:)` must put it together.
    func plain<Value: Decodable>(
        _ type: Value.Type, _ element: BSONElement, _ key: (any CodingKey)?
    ) throws -> Value? {
        // Types are compared first: a cast that fails costs more than all of these.
        if type == String.self { return try string(element, key) as? Value }
        if type == Int.self { return try integer(Int.self, element, key) as? Value }
        if type == Double.self { return try double(element, key) as? Value }
        if type == Int64.self { return try integer(Int64.self, element, key) as? Value }
        if type == Bool.self { return try bool(element, key) as? Value }
        if type == Date.self {
            guard element.type == .date else { throw mismatch(type, key) }
            return bytes.date(at: element.value.lowerBound) as? Value
        }
        if type == ObjectID.self {
            guard element.type == .objectID else { throw mismatch(type, key) }
            return bytes.objectID(at: element.value.lowerBound) as? Value
        }
        return try rare(type, element, key)
    }

    private func rare<Value: Decodable>(
        _ type: Value.Type, _ element: BSONElement, _ key: (any CodingKey)?
    ) throws -> Value? {
        if type == BSONValue.self { return bytes.value(of: element) as? Value }
        if type == Data.self {
            guard element.type == .binary else { throw mismatch(type, key) }
            return Data(bytes[(element.value.lowerBound + 5)..<element.value.upperBound]) as? Value
        }
        if type == Document.self {
            guard element.type == .document else { throw mismatch(type, key) }
            return Document(validated: bytes, at: element.value) as? Value
        }
        if type == Binary.self {
            guard element.type == .binary else { throw mismatch(type, key) }
            return bytes.binary(at: element.value) as? Value
        }
        if type == Decimal128.self {
            guard element.type == .decimal128 else { throw mismatch(type, key) }
            return bytes.decimal128(at: element.value.lowerBound) as? Value
        }
        if type == Timestamp.self {
            guard element.type == .timestamp else { throw mismatch(type, key) }
            return bytes.timestamp(at: element.value.lowerBound) as? Value
        }
        return nil
    }
}

/// A value that stands alone: a number, a text, or another value in its place.
struct SingleValueDecoding: SingleValueDecodingContainer {
    let node: DecodingNode
    var codingPath: [any CodingKey] { node.codingPath }

    func decodeNil() -> Bool { node.type == .null }

    func decode(_ type: Bool.Type) throws -> Bool { try node.bool(node.element, nil) }

    func decode(_ type: String.Type) throws -> String { try node.string(node.element, nil) }

    func decode(_ type: Double.Type) throws -> Double { try node.double(node.element, nil) }

    func decode(_ type: Float.Type) throws -> Float { Float(try node.double(node.element, nil)) }

    func decode(_ type: Int.Type) throws -> Int { try node.integer(type, node.element, nil) }

    func decode(_ type: Int8.Type) throws -> Int8 { try node.integer(type, node.element, nil) }

    func decode(_ type: Int16.Type) throws -> Int16 { try node.integer(type, node.element, nil) }

    func decode(_ type: Int32.Type) throws -> Int32 { try node.integer(type, node.element, nil) }

    func decode(_ type: Int64.Type) throws -> Int64 { try node.integer(type, node.element, nil) }

    func decode(_ type: UInt.Type) throws -> UInt { try node.integer(type, node.element, nil) }

    func decode(_ type: UInt8.Type) throws -> UInt8 { try node.integer(type, node.element, nil) }

    func decode(_ type: UInt16.Type) throws -> UInt16 { try node.integer(type, node.element, nil) }

    func decode(_ type: UInt32.Type) throws -> UInt32 { try node.integer(type, node.element, nil) }

    func decode(_ type: UInt64.Type) throws -> UInt64 { try node.integer(type, node.element, nil) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let plain = try node.plain(type, node.element, nil) { return plain }
        return try Value(from: node)
    }
}

extension DecodingNode {
    /// This node's own value.
    var element: BSONElement { BSONElement(type: type, key: 0..<0, value: value) }

    func objectID() throws -> ObjectID {
        guard type == .objectID else { throw mismatch(ObjectID.self) }
        return bytes.objectID(at: value.lowerBound)
    }
}

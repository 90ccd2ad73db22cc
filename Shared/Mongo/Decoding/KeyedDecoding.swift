/// The elements of a document. Of a key that stands twice, one is read.
struct KeyedDecoding<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let node: DecodingNode
    let elements: [BSONElement]
    var codingPath: [any CodingKey] { node.codingPath }
    var allKeys: [Key] { elements.compactMap { Key(stringValue: node.bytes.text(at: $0.key)) } }

    func contains(_ key: Key) -> Bool { node.find(key.stringValue, in: elements) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try find(key).type == .null }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try node.bool(find(key), key) }

    func decode(_ type: String.Type, forKey key: Key) throws -> String { try node.string(find(key), key) }

    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try node.double(find(key), key) }

    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { Float(try node.double(find(key), key)) }

    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try node.integer(type, find(key), key) }

    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try node.integer(type, find(key), key) }

    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try node.integer(type, find(key), key) }

    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try node.integer(type, find(key), key) }

    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try node.integer(type, find(key), key) }

    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try node.integer(type, find(key), key) }

    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try node.integer(type, find(key), key) }

    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try node.integer(type, find(key), key) }

    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try node.integer(type, find(key), key) }

    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try node.integer(type, find(key), key) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try node.decode(type, find(key), key)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try nested(find(key), key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try nested(find(key), key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { superDecoder("super", NamedKey.super) }

    func superDecoder(forKey key: Key) -> any Decoder { superDecoder(key.stringValue, key) }

    /// Nothing where the key is missing: the superclass may want nothing.
    private func superDecoder(_ name: String, _ key: any CodingKey) -> any Decoder {
        guard let element = node.find(name, in: elements) else { return DecodingNode(.null, at: 0..<0, in: node, key) }
        return nested(element, key)
    }

    private func nested(_ element: BSONElement, _ key: any CodingKey) -> DecodingNode {
        DecodingNode(element.type, at: element.value, in: node, key)
    }

    private func find(_ key: Key) throws -> BSONElement {
        guard let element = node.find(key.stringValue, in: elements) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "missing"))
        }
        return element
    }
}

/// The elements of a document, written as they come. A missing optional is left out; a key that comes twice stands twice.
struct KeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: EncodingNode
    var codingPath: [any CodingKey] { node.codingPath }

    mutating func encodeNil(forKey key: Key) throws { try node.element(.null, key) { _ in } }

    mutating func encode(_ value: Bool, forKey key: Key) throws { try node.element(.bool, key) { $0.bool(value) } }

    mutating func encode(_ value: String, forKey key: Key) throws {
        try node.element(.string, key) { $0.string(value) }
    }

    mutating func encode(_ value: Double, forKey key: Key) throws {
        try node.element(.double, key) { $0.double(value) }
    }

    mutating func encode(_ value: Float, forKey key: Key) throws { try encode(Double(value), forKey: key) }

    mutating func encode(_ value: Int, forKey key: Key) throws { try encode(Int64(value), forKey: key) }

    mutating func encode(_ value: Int8, forKey key: Key) throws { try encode(Int32(value), forKey: key) }

    mutating func encode(_ value: Int16, forKey key: Key) throws { try encode(Int32(value), forKey: key) }

    mutating func encode(_ value: Int32, forKey key: Key) throws { try node.element(.int32, key) { $0.int32(value) } }

    mutating func encode(_ value: Int64, forKey key: Key) throws { try node.element(.int64, key) { $0.int64(value) } }

    mutating func encode(_ value: UInt, forKey key: Key) throws { try encode(UInt64(value), forKey: key) }

    mutating func encode(_ value: UInt8, forKey key: Key) throws { try encode(Int32(value), forKey: key) }

    mutating func encode(_ value: UInt16, forKey key: Key) throws { try encode(Int32(value), forKey: key) }

    mutating func encode(_ value: UInt32, forKey key: Key) throws { try encode(Int64(value), forKey: key) }

    mutating func encode(_ value: UInt64, forKey key: Key) throws {
        guard let signed = Int64(exactly: value) else { throw node.fault(.doesNotFit, key) }
        try encode(signed, forKey: key)
    }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try node.encode(value, key) }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        node.openApart(.name(key.stringValue), key).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        node.openApart(.name(key.stringValue), key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { node.openApart(.name("super"), NamedKey.super) }

    mutating func superEncoder(forKey key: Key) -> any Encoder { node.openApart(.name(key.stringValue), key) }
}

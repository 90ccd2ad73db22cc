/// The elements of an array, written as they come.
struct UnkeyedEncoding: UnkeyedEncodingContainer {
    let node: EncodingNode
    var codingPath: [any CodingKey] { node.codingPath }
    var count: Int { node.count }

    mutating func encodeNil() throws { try node.encodeNext(BSONValue.null) }

    mutating func encode<Value: Encodable>(_ value: Value) throws { try node.encodeNext(value) }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        openApart().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { openApart().unkeyedContainer() }

    mutating func superEncoder() -> any Encoder { openApart() }

    private func openApart() -> EncodingNode {
        defer { node.count += 1 }
        return node.openApart(.index(node.count), NamedKey(index: node.count))
    }
}

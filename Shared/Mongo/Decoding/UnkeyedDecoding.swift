/// The elements of an array, in their order.
struct UnkeyedDecoding: UnkeyedDecodingContainer {
    let node: DecodingNode
    let elements: [BSONElement]
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { node.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    init(node: DecodingNode, elements: [BSONElement]) {
        self.node = node
        self.elements = elements
    }

    mutating func decodeNil() throws -> Bool {
        guard try current(Any?.self).type == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try node.decode(type, current(type), NamedKey(index: currentIndex))
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try nested().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try nested().unkeyedContainer() }

    mutating func superDecoder() throws -> any Decoder { try nested() }

    private mutating func nested() throws -> DecodingNode {
        let element = try current(Any.self)
        defer { currentIndex += 1 }
        return DecodingNode(element.type, at: element.value, in: node, NamedKey(index: currentIndex))
    }

    private func current(_ wanted: Any.Type) throws -> BSONElement {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                wanted,
                .init(codingPath: codingPath + [NamedKey(index: currentIndex)], debugDescription: "the array has ended")
            )
        }
        return elements[currentIndex]
    }
}

/// What one value is read from: the decoder that its `init(from:)` gets. It keeps the bytes, so that nothing of it can dangle.
final class DecodingNode: Decoder {
    let bytes: [UInt8]
    let type: BSONType
    let value: Range<Int>
    private let parent: DecodingNode?
    private let key: (any CodingKey)?
    private var elements: [BSONElement] = []
    private var scanned = false
    private var hint = 0

    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }

    /// - Parameter bytes: a validated document.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        type = .document
        value = 0..<bytes.count
        parent = nil
        key = nil
    }

    init(_ type: BSONType, at value: Range<Int>, in parent: DecodingNode, _ key: any CodingKey) {
        bytes = parent.bytes
        self.type = type
        self.value = value
        self.parent = parent
        self.key = key
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try demand(.document, [String: Any].self)
        return KeyedDecodingContainer(KeyedDecoding(node: self, elements: try scan()))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try demand(.array, [Any].self)
        return UnkeyedDecoding(node: self, elements: try scan())
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { SingleValueDecoding(node: self) }

    /// The element with this key. Fields are mostly read in the order in which they stand: the search begins at the last one.
    func find(_ key: String, in elements: [BSONElement]) -> BSONElement? {
        var key = key
        return key.withUTF8 { name in
            for index in elements.indices {
                let index = hint + index < elements.count ? hint + index : hint + index - elements.count
                if unsafe matches(name, elements[index].key) {
                    hint = index
                    return elements[index]
                }
            }
            return nil
        }
    }

    private func matches(_ name: UnsafeBufferPointer<UInt8>, _ key: Range<Int>) -> Bool {
        guard key.count == name.count else { return false }
        for offset in 0..<name.count where unsafe bytes[key.lowerBound + offset] != name[offset] { return false }
        return true
    }

    private func scan() throws -> [BSONElement] {
        if scanned { return elements }
        do throws(CodingFault.Reason) {
            elements.reserveCapacity(16)
            var scanner = try ElementScanner(bytes, at: value)
            while let element = try scanner.next() { elements.append(element) }
        } catch {
            throw corrupted(error)
        }
        scanned = true
        return elements
    }

    private func demand(_ wanted: BSONType, _ type: Any.Type) throws {
        if self.type == wanted { return }
        if self.type == .null {
            throw DecodingError.valueNotFound(type, .init(codingPath: codingPath, debugDescription: "null"))
        }
        throw mismatch(type)
    }

    func mismatch(_ wanted: Any.Type, _ key: (any CodingKey)? = nil) -> DecodingError {
        .typeMismatch(
            wanted, .init(codingPath: codingPath + (key.map { [$0] } ?? []), debugDescription: "of another type"))
    }

    func corrupted(_ reason: CodingFault.Reason, _ key: (any CodingKey)? = nil) -> DecodingError {
        .dataCorrupted(
            .init(
                codingPath: codingPath + (key.map { [$0] } ?? []), debugDescription: reason.rawValue,
                underlyingError: reason))
    }
}

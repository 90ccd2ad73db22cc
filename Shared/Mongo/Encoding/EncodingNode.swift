/// Where one value is written: the encoder that its `encode(to:)` gets.
///
/// Values go straight into the bytes of the whole. Only containers that a value keeps open beside others (`nestedContainer`,
/// `superEncoder`) are written apart and put in their place at the end.
final class EncodingNode: Encoder {
    enum Shape: Equatable { case nothing, document, array, scalar(BSONType) }

    struct Apart {
        let offset: Int
        let key: NestedKey
        let node: EncodingNode
    }

    enum NestedKey {
        case name(String)
        case index(Int)
    }

    let sheet: EncodingSheet
    let depth: Int
    private let parent: EncodingNode?
    private let keys: [any CodingKey]  // below the parent
    private(set) var shape = Shape.nothing
    var count = 0  // elements of an array
    private var start = 0
    private var apart: [Apart] = []

    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + keys }

    init(sheet: EncodingSheet, depth: Int, parent: EncodingNode?, keys: [any CodingKey]) {
        self.sheet = sheet
        self.depth = depth
        self.parent = parent
        self.keys = keys
        sheet.level = depth
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        open(.document)
        return KeyedEncodingContainer(KeyedEncoding(node: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        open(.array)
        return UnkeyedEncoding(node: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleValueEncoding(node: self) }

    /// Begins a document or an array, unless this node has begun it before: a class and its superclass share one.
    func open(_ wanted: Shape) {
        if shape == wanted { return }
        if shape != .nothing || sheet.level != depth { return sheet.fail(.interleaved, at: codingPath) }
        if depth > BSONLimit.depth { sheet.fail(.tooDeep, at: codingPath) }
        shape = wanted
        start = sheet.out.begin()
    }

    /// Makes this node a value without parts, or one that was written as a whole.
    func become(_ type: BSONType) throws {
        guard shape == .nothing, sheet.level == depth else { throw fault(.interleaved) }
        shape = .scalar(type)
    }

    /// An encoder for a part that stays open while others are written.
    func openApart(_ nested: NestedKey, _ key: any CodingKey) -> EncodingNode {
        if sheet.level != depth { sheet.fail(.interleaved, at: codingPath) }
        // Not tied to this node, which holds it: the two would keep each other.
        let node = EncodingNode(sheet: EncodingSheet(), depth: depth + 1, parent: nil, keys: codingPath + [key])
        apart.append(Apart(offset: sheet.out.bytes.count, key: nested, node: node))
        return node
    }

    /// Ends what was begun; a value that wrote nothing is an empty document.
    func finish() throws -> BSONType {
        if shape == .nothing { open(.document) }
        if let fault = sheet.fault { throw fault }
        switch shape {
        case .scalar(let type): return type
        case .nothing, .document, .array:
            sheet.deepest = max(sheet.deepest, depth)
            do { try insertApart() } catch let reason as CodingFault.Reason { throw fault(reason) }
            sheet.out.end(from: start)
            return shape == .array ? .array : .document
        }
    }

    private func insertApart() throws {
        guard !apart.isEmpty else { return }
        defer { apart = [] }
        let written = sheet.out.bytes
        var whole = ByteWriter(bytes: Array(written[..<(start + 4)]))
        var from = start + 4
        for part in apart {
            whole.bytes.append(contentsOf: written[from..<part.offset])
            from = part.offset
            let type = try part.node.finish()
            switch part.key {
            case .name(let name): try whole.head(type, name)
            case .index(let index): whole.head(type, index: index)
            }
            whole.bytes.append(contentsOf: part.node.sheet.out.bytes)
            sheet.deepest = max(sheet.deepest, part.node.sheet.deepest)
        }
        whole.bytes.append(contentsOf: written[from...])
        sheet.out = whole
    }

    func fault(_ reason: CodingFault.Reason, _ key: (any CodingKey)? = nil) -> EncodingError {
        EncodingSheet.fault(reason, at: codingPath + (key.map { [$0] } ?? []))
    }
}

/// The bytes that nodes write to, one node at a time.
final class EncodingSheet {
    var out = ByteWriter()
    /// The depth of the node that may write.
    var level = 1
    var deepest = 1
    /// What went wrong where nothing could be thrown.
    private(set) var fault: EncodingError?

    func fail(_ reason: CodingFault.Reason, at path: [any CodingKey]) {
        fault = fault ?? Self.fault(reason, at: path)
    }

    static func fault(_ reason: CodingFault.Reason, at path: [any CodingKey]) -> EncodingError {
        .invalidValue(0, .init(codingPath: path, debugDescription: reason.rawValue, underlyingError: reason))
    }
}

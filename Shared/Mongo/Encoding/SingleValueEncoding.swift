/// A value that stands alone: a number, a text, or another value in its place.
struct SingleValueEncoding: SingleValueEncodingContainer {
    let node: EncodingNode
    var codingPath: [any CodingKey] { node.codingPath }

    mutating func encodeNil() throws { try node.become(.null) }

    mutating func encode(_ value: Bool) throws { try plain(value) }

    mutating func encode(_ value: String) throws { try plain(value) }

    mutating func encode(_ value: Double) throws { try plain(value) }

    mutating func encode(_ value: Float) throws { try plain(Double(value)) }

    mutating func encode(_ value: Int) throws { try plain(Int64(value)) }

    mutating func encode(_ value: Int8) throws { try encode(Int32(value)) }

    mutating func encode(_ value: Int16) throws { try encode(Int32(value)) }

    mutating func encode(_ value: Int32) throws { try plain(BSONValue.int32(value)) }

    mutating func encode(_ value: Int64) throws { try plain(value) }

    mutating func encode(_ value: UInt) throws { try encode(UInt64(value)) }

    mutating func encode(_ value: UInt8) throws { try encode(Int32(value)) }

    mutating func encode(_ value: UInt16) throws { try encode(Int32(value)) }

    mutating func encode(_ value: UInt32) throws { try encode(Int64(value)) }

    mutating func encode(_ value: UInt64) throws {
        guard let signed = Int64(exactly: value) else { throw node.fault(.doesNotFit) }
        try encode(signed)
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        if try !plain(value) { try value.encode(to: node) }
    }

    @discardableResult
    private func plain<Value: Encodable>(_ value: Value) throws -> Bool {
        guard node.shape == .nothing, node.sheet.level == node.depth else { throw node.fault(.interleaved) }
        let mark = node.sheet.out.bytes.count
        let type: BSONType?
        do throws(CodingFault.Reason) {
            // A document in this node's place has this node's depth.
            type = try node.sheet.plain(value, depth: node.depth - 1)
        } catch {
            node.sheet.out.bytes.removeSubrange(mark...)
            throw node.fault(error)
        }
        guard let type else { return false }
        try node.become(type)
        return true
    }
}

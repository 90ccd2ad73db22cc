import FoundationEssentials

extension EncodingNode {
    /// Writes one element of a document.
    func encode<Value: Encodable>(_ value: Value, _ key: some CodingKey) throws {
        try element(value, key) { out throws(CodingFault.Reason) in try out.head(.null, key.stringValue) }
    }

    /// Writes the next element of an array.
    func encodeNext<Value: Encodable>(_ value: Value) throws {
        let index = count
        try element(value, NamedKey(index: index)) { out throws(CodingFault.Reason) in out.head(.null, index: index) }
        count += 1
    }

    /// Writes an element whose type is known, by `body` after its head.
    func element(
        _ type: BSONType, _ key: some CodingKey, _ body: (inout ByteWriter) throws(CodingFault.Reason) -> Void
    ) throws {
        guard sheet.level == depth else { throw fault(.interleaved, key) }
        let mark = sheet.out.bytes.count
        do throws(CodingFault.Reason) {
            try sheet.out.head(type, key.stringValue)
            try body(&sheet.out)
        } catch {
            takeBack(to: mark)
            throw fault(error, key)
        }
    }

    private func element<Value: Encodable>(
        _ value: Value, _ key: @autoclosure () -> some CodingKey,
        head: (inout ByteWriter) throws(CodingFault.Reason) -> Void
    ) throws {
        guard sheet.level == depth else { throw fault(.interleaved, key()) }
        let mark = sheet.out.bytes.count
        do {
            try head(&sheet.out)
            let type: BSONType
            if let plain = try sheet.plain(value, depth: depth) {
                type = plain
            } else {
                let child = EncodingNode(sheet: sheet, depth: depth + 1, parent: self, keys: [key()])
                try value.encode(to: child)
                type = try child.finish()
                sheet.level = depth
            }
            sheet.out.bytes[mark] = type.rawValue  // known only now
        } catch {
            takeBack(to: mark)
            if let reason = error as? CodingFault.Reason { throw fault(reason, key()) }
            throw error
        }
    }

    /// Whoever catches the error and goes on must find a whole document.
    private func takeBack(to mark: Int) {
        sheet.out.bytes.removeSubrange(mark...)
        sheet.level = depth
    }
}

extension EncodingSheet {
    /// Writes a value that BSON has a type for; nil when its own `encode(to:)` must take it apart.
    func plain<Value: Encodable>(_ value: Value, depth: Int) throws(CodingFault.Reason) -> BSONType? {
        // Types are compared first: a cast that fails costs more than all of these.
        if Value.self == String.self, let value = value as? String {
            out.string(value)
            return .string
        }
        if Value.self == Int.self, let value = value as? Int {
            out.int64(Int64(value))
            return .int64
        }
        if Value.self == Double.self, let value = value as? Double {
            out.double(value)
            return .double
        }
        if Value.self == Int64.self, let value = value as? Int64 {
            out.int64(value)
            return .int64
        }
        if Value.self == Bool.self, let value = value as? Bool {
            out.bool(value)
            return .bool
        }
        if Value.self == Date.self, let value = value as? Date {
            try out.date(value)
            return .date
        }
        if Value.self == ObjectID.self, let value = value as? ObjectID {
            out.objectID(value)
            return .objectID
        }
        if Value.self == Data.self, let value = value as? Data {
            try out.binary(value, subtype: 0)
            return .binary
        }
        return try rare(value, depth: depth)
    }

    private func rare<Value: Encodable>(_ value: Value, depth: Int) throws(CodingFault.Reason) -> BSONType? {
        if Value.self == BSONValue.self, let value = value as? BSONValue { return try write(value, depth: depth) }
        if Value.self == Document.self, let value = value as? Document {
            return try write(.document(value), depth: depth)
        }
        if Value.self == Binary.self, let value = value as? Binary { return try write(.binary(value), depth: depth) }
        if Value.self == Decimal128.self, let value = value as? Decimal128 {
            return try write(.decimal128(value), depth: depth)
        }
        if Value.self == Timestamp.self, let value = value as? Timestamp {
            return try write(.timestamp(value), depth: depth)
        }
        return nil
    }

    private func write(_ value: BSONValue, depth: Int) throws(CodingFault.Reason) -> BSONType {
        let levels = depth + (try out.value(value))
        guard levels <= BSONLimit.depth else { throw .tooDeep }
        deepest = max(deepest, levels)
        return value.type
    }
}

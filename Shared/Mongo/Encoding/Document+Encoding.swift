extension Document {
    /// Encodes a value whose outermost container is a document.
    ///
    /// `Int` and wider integers are stored as int64, narrower ones as int32, dates to the millisecond, `Data` as binary; a nil
    /// property is left out.
    ///
    /// - Throws: `encoding`, with the field that cannot be stored.
    public init(encoding value: some Encodable) throws(MongoError) {
        let (type, sheet) = try Self.encode(value)
        guard type == .document else { throw .encoding(CodingFault(reason: .notADocument)) }
        self.init(encoded: sheet.out.bytes, depth: sheet.deepest)
    }

    fileprivate static func encode(_ value: some Encodable) throws(MongoError) -> (BSONType, EncodingSheet) {
        let sheet = EncodingSheet()
        sheet.out.bytes.reserveCapacity(512)
        let node = EncodingNode(sheet: sheet, depth: 1, parent: nil, keys: [])
        do {
            var container = node.singleValueContainer()
            try container.encode(value)
            let type = try node.finish()
            guard sheet.out.bytes.count <= BSONLimit.bytes else { throw CodingFault(reason: .tooLarge) }
            return (type, sheet)
        } catch let error as EncodingError {
            throw .encoding(CodingFault(error))
        } catch let error as CodingFault {
            throw .encoding(error)
        } catch {
            throw .encoding(CodingFault(reason: .invalid))  // thrown by the value's own code
        }
    }
}

extension BSONValue {
    /// Encodes any value, as it would stand in a document: for parts of updates.
    ///
    /// - Throws: `encoding`, with the field that cannot be stored.
    public init(encoding value: some Encodable) throws(MongoError) {
        self = try Document(encoding: ["value": value])["value"] ?? .null
    }
}

internal import CMongo

/// Documents as text that keeps every type: canonical Extended JSON, version 2.
extension Document {
    /// - Throws: `encoding` for a document that is broken or holds text that is no UTF-8.
    public var extendedJSON: String {
        get throws(MongoError) {
            try unsafe withBSON { bson throws(MongoError) in
                var length = 0
                guard let text = unsafe bson_as_canonical_extended_json(bson, &length) else {
                    throw .encoding(CodingFault(reason: .invalid))
                }
                defer { unsafe bson_free(text) }
                return unsafe text.withMemoryRebound(to: UInt8.self, capacity: length) { text in
                    unsafe String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self)
                }
            }
        }
    }

    /// Reads Extended JSON, canonical or relaxed; the keys keep their order.
    ///
    /// - Throws: `decoding` for anything else.
    public init(extendedJSON text: String) throws(MongoError) {
        var error = bson_error_t()
        var text = text
        let parsed = text.withUTF8 { text in
            unsafe bson_new_from_json(text.baseAddress, text.count, &error)
        }
        guard let bson = unsafe parsed else { throw .decoding(CodingFault(reason: .malformed)) }
        defer { unsafe bson_destroy(bson) }
        try unsafe self.init(bytes: BSONStorage.bytes(of: bson))
    }
}

internal import CMongo

/// Owns the place of one `bson_t`: of a view of bytes, or of what libmongoc fills in.
@safe
struct BSONStorage: ~Copyable {
    let raw: OpaquePointer

    /// An empty document, which may grow.
    init() {
        guard let storage = unsafe fb_bson_allocate() else { preconditionFailure("the system refuses memory") }
        unsafe bson_init(storage)
        unsafe raw = storage
    }

    deinit {
        unsafe bson_destroy(raw)
        unsafe fb_bson_deallocate(raw)
    }

    /// A copy of the bytes.
    var document: Document {
        get throws(MongoError) { try unsafe Document(bytes: Self.bytes(of: raw)) }
    }

    static func bytes(of raw: OpaquePointer) -> [UInt8] {
        unsafe [UInt8](UnsafeBufferPointer(start: bson_get_data(raw), count: Int(fb_bson_length(raw))))
    }
}

extension Document {
    /// Lends the bytes to libmongoc, which must not keep them.
    func withBSON<Result>(
        _ body: (OpaquePointer) throws(MongoError) -> Result
    ) throws(MongoError) -> Result {
        let storage = BSONStorage()
        return try unsafe sound().withUnsafeBufferPointer { bytes throws(MongoError) in
            guard unsafe bson_init_static(storage.raw, bytes.baseAddress, bytes.count) else {
                throw .encoding(CodingFault(reason: .malformed))
            }
            return try unsafe body(storage.raw)
        }
    }
}

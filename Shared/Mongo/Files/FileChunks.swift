extension FileBucket {
    /// The bytes of a file, fetched while they are read.
    public func bytes(of file: StoredFile) -> FileChunks { FileChunks(bucket: self, file: file) }
}

/// The bytes of a file in order, one chunk in memory at any time.
///
/// Each chunk is a look-up of its own, so that a slow reader keeps no cursor open and goes on after an outage.
public struct FileChunks: AsyncSequence, Sendable {
    public typealias Failure = MongoError

    let bucket: FileBucket
    let file: StoredFile

    /// How many bytes there are in all.
    public var length: Int { file.length }

    public func makeAsyncIterator() -> Iterator { Iterator(bucket: bucket, file: file) }

    /// Reads on from where it stands.
    public struct Iterator: AsyncIteratorProtocol {
        let bucket: FileBucket
        let file: StoredFile
        private var number = 0
        private var read = 0

        fileprivate init(bucket: FileBucket, file: StoredFile) {
            self.bucket = bucket
            self.file = file
        }

        /// - Throws: `decoding` when a part of the file is missing, for it was removed meanwhile.
        public mutating func next() async throws(MongoError) -> [UInt8]? {
            guard read < file.length else { return nil }
            let chunk: Chunk? = try await bucket.chunks.findOne(
                where: bucket.whose(["files_id": .objectID(file.id), "n": .int(number)]))
            guard let chunk else { throw .decoding(CodingFault(path: "n", reason: .missing)) }
            guard chunk.data.bytes.count == Swift.min(Int(file.chunkSize), file.length - read) else {
                throw .decoding(CodingFault(path: "data", reason: .invalid))
            }
            number += 1
            read += chunk.data.bytes.count
            return chunk.data.bytes
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws(MongoError) -> [UInt8]? {
            try await next()
        }
    }

    private struct Chunk: Decodable {
        let data: Binary
    }
}

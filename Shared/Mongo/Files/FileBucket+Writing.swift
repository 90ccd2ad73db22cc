import FoundationEssentials

extension FileBucket {
    /// Stores a file once: where one of this name is there, nothing is read or written, whatever it holds.
    ///
    /// - Parameter bytes: in pieces of any size; one of them and one chunk are in memory at any time.
    /// - Returns: the file that stands. Of two puts at once that is for both the one which was complete first.
    /// - Throws: what `bytes` throws. What was written by then goes by the bucket's index.
    public func put<Bytes: AsyncSequence>(_ name: String, _ bytes: Bytes) async throws -> StoredFile
    where Bytes.Element == [UInt8] {
        if let standing = try await file(name) { return standing }
        let id = ObjectID()
        var cutter = ChunkCutter(size: Self.chunkSize)
        for try await piece in bytes {
            cutter.add(piece)
            while let chunk = cutter.next() { try await store(chunk, of: id) }
        }
        if let chunk = cutter.rest() { try await store(chunk, of: id) }
        let file = StoredFile(
            id: id, name: name, length: cutter.length, chunkSize: Int32(Self.chunkSize), uploadDate: Date())
        do throws(MongoError) { try await files.insertOne(whose(try Document(encoding: file))) } catch {
            guard case .duplicateKey = error, let standing = try await self.file(name) else { throw error }
            try await deleteChunks(of: id)
            return standing
        }
        return file
    }

    private func store(_ chunk: (number: Int, bytes: [UInt8]), of id: ObjectID) async throws(MongoError) {
        try await chunks.insertOne(
            whose([
                "files_id": .objectID(id), "n": .int32(Int32(chunk.number)), "data": .binary(Binary(chunk.bytes)),
                "uploadDate": .date(Date()),
            ]))
    }
}

/// Cuts what comes in pieces of any size into chunks of one size and a last one of what is left.
struct ChunkCutter {
    let size: Int
    /// Bytes that were added.
    private(set) var length = 0
    private var waiting: [UInt8] = []
    private var start = 0
    private var number = 0

    init(size: Int) { self.size = size }

    mutating func add(_ piece: [UInt8]) {
        length += piece.count
        waiting.removeFirst(start)
        start = 0
        waiting += piece
    }

    /// The next whole chunk.
    mutating func next() -> (number: Int, bytes: [UInt8])? {
        guard waiting.count - start >= size else { return nil }
        return take(size)
    }

    /// What is left at the end; nil for nothing.
    mutating func rest() -> (number: Int, bytes: [UInt8])? {
        waiting.count > start ? take(waiting.count - start) : nil
    }

    private mutating func take(_ count: Int) -> (number: Int, bytes: [UInt8]) {
        defer {
            start += count
            number += 1
        }
        return (number, Array(waiting[start..<start + count]))
    }
}

import Glibc

/// A request's body as pieces that stand one after the other.
struct Upload: Sendable {
    enum Piece: Sendable {
        case bytes([UInt8])
        case file(OpenFile)
        /// What makes the bytes, and the way that they take to the client's thread.
        case stream(ByteSource, UploadPipe)

        var count: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .file(let file): file.size
            case .stream(let source, _): source.length
            }
        }
    }

    let pieces: [Piece]
    let count: Int
    var isEmpty: Bool { count == 0 }

    /// The parts that are made while they are sent, in their order.
    var streams: [(source: ByteSource, pipe: UploadPipe)] {
        pieces.compactMap { piece in
            if case .stream(let source, let pipe) = piece { (source, pipe) } else { nil }
        }
    }

    init(_ pieces: [Piece]) {
        self.pieces = pieces
        count = pieces.reduce(0) { $0 + $1.count }
    }

    static func prepare(_ body: Body) throws(Failure) -> (Upload, contentType: String?) {
        switch body {
        case .none: (Upload([]), nil)
        case .bytes(let bytes, let contentType): (Upload([.bytes(bytes)]), contentType)
        case .multipart(let parts): try encodeForm(parts)
        }
    }
}

/// A file that stays the same one from the call's beginning to its end, whatever happens to its path.
final class OpenFile: Sendable {
    let size: Int
    private let descriptor: Int32

    init(path: String) throws(Failure) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .invalidRequest("a part's file cannot be opened") }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .invalidRequest("a part's file is not a regular file")
        }
        self.descriptor = descriptor
        size = status.st_size
    }

    deinit { close(descriptor) }

    /// Up to `buffer.count` bytes from `offset` on; nil where the file has none there or the disk fails.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        let count = unsafe pread(descriptor, buffer.baseAddress, buffer.count, offset)
        return count > 0 ? count : nil
    }
}

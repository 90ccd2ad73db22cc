import Glibc

/// A file without a name, which nobody else can open: it is gone with its last reference, also when the process is killed.
public final class ScratchFile: Sendable {
    /// Bytes that are read at a time.
    static let piece = 256 << 10

    private let descriptor: Int32

    /// - Parameter folder: where there is room for it.
    public init(in folder: String) throws(WorkbookError) {
        var name = Array("\(folder)/familybot-XXXXXX".utf8CString)
        // Mode 0600; its name lives no longer than this.
        let descriptor = unsafe mkstemp(&name)
        guard descriptor >= 0 else { throw .disk }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unsafe unlink(name)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// By which a library that wants a name can open it, in this process only and while this object lives.
    var path: String { "/proc/self/fd/\(descriptor)" }

    /// In bytes.
    public var size: Int {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? status.st_size : 0
    }

    /// Adds bytes at the end.
    public func append(_ bytes: [UInt8]) throws(WorkbookError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .disk }
            written += count
        }
    }

    /// All of its bytes in pieces, from the beginning.
    public var pieces: Pieces { Pieces(file: self) }

    /// The next bytes from a place on; nil at the end.
    fileprivate func read(at offset: Int) throws(WorkbookError) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: Self.piece)
        while true {
            let count = unsafe pread(descriptor, &bytes, bytes.count, offset)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .disk }
            if count < bytes.count { bytes.removeLast(bytes.count - count) }
            return count == 0 ? nil : bytes
        }
    }

    /// The bytes of a scratch file, one piece in memory at a time.
    public struct Pieces: AsyncSequence, Sendable {
        let file: ScratchFile

        public func makeAsyncIterator() -> Iterator { Iterator(file: file) }

        public struct Iterator: AsyncIteratorProtocol {
            let file: ScratchFile
            private var offset = 0

            fileprivate init(file: ScratchFile) { self.file = file }

            public mutating func next() async throws(WorkbookError) -> [UInt8]? {
                guard let bytes = try file.read(at: offset) else { return nil }
                offset += bytes.count
                return bytes
            }

            public mutating func next(
                isolation actor: isolated (any Actor)?
            ) async throws(WorkbookError) -> [UInt8]? {
                try await next()
            }
        }
    }
}

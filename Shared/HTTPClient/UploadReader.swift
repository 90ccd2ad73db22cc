/// Hands an upload out in the portions that libcurl asks for.
struct UploadReader {
    private let pieces: [Upload.Piece]
    private var index = 0
    private var offset = 0

    init(_ upload: Upload) { pieces = upload.pieces }

    /// What a turn of the transfer comes to.
    enum Portion {
        /// So many bytes, 0 at the end.
        case bytes(Int)
        case pause
        case failed(Failure)
    }

    /// Fills a part of `buffer`.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Portion {
        while index < pieces.count, offset == pieces[index].count {
            index += 1
            offset = 0
        }
        guard index < pieces.count else { return .bytes(0) }
        let wanted = min(buffer.count, pieces[index].count - offset)
        let portion = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        switch pieces[index] {
        case .bytes(let bytes):
            unsafe portion.copyBytes(from: bytes[offset..<offset + wanted])
            offset += wanted
            return .bytes(wanted)
        case .file(let file):
            guard let count = unsafe file.read(at: offset, into: portion) else {
                return .failed(.invalidRequest("a part's file changed while it was sent"))
            }
            offset += count
            return .bytes(count)
        case .stream(_, let pipe):
            switch unsafe pipe.take(into: portion) {
            case .bytes(let count):
                offset += count
                return .bytes(count)
            case .pause: return .pause
            case .broken: return .failed(.bodyFailed)
            }
        }
    }
}

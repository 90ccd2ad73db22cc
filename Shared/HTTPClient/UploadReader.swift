/// Hands an upload out in the portions that libcurl asks for.
struct UploadReader {
    private let pieces: [Upload.Piece]
    private var index = 0
    private var offset = 0

    init(_ upload: Upload) { pieces = upload.pieces }

    /// Fills a part of `buffer` and tells how much; 0 at the end, nil where a file has become shorter or unreadable.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        while index < pieces.count, offset == pieces[index].count {
            index += 1
            offset = 0
        }
        guard index < pieces.count else { return 0 }
        let wanted = min(buffer.count, pieces[index].count - offset)
        let portion = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        switch pieces[index] {
        case .bytes(let bytes):
            unsafe portion.copyBytes(from: bytes[offset..<offset + wanted])
            offset += wanted
            return wanted
        case .file(let file):
            guard let count = unsafe file.read(at: offset, into: portion) else { return nil }
            offset += count
            return count
        }
    }
}

internal import CZstd

/// Decompresses a stream of any length, a piece at a time: however much a few bytes stand for, memory is fixed.
@safe
public final class Decompressor {
    /// As much as the program `zstd` takes without being asked.
    private static let windowBits: Int32 = 27
    private static let pieceLength = 128 << 10

    private let context: OpaquePointer
    private var piece = [UInt8](repeating: 0, count: pieceLength)
    private var input: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var hasMore = false

    public init() {
        guard let context = unsafe ZSTD_createDCtx() else { preconditionFailure("the system refuses memory") }
        unsafe self.context = context
        precondition(
            unsafe ZSTD_isError(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.windowBits)) == 0,
            "a known setting")
    }

    deinit { unsafe ZSTD_freeDCtx(context) }

    /// Takes more of the stream, when `next` has nothing left.
    public func add(_ bytes: [UInt8]) {
        input.removeFirst(position)
        position = 0
        input += bytes
    }

    /// The next piece of what was added; nil when more must be added.
    public func next() throws(ZstandardError) -> [UInt8]? {
        while position < input.count || hasMore {
            let (code, consumed, count) = unsafe input.withUnsafeBytes { source in
                unsafe piece.withUnsafeMutableBytes { target in
                    var input = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: position)
                    var output = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                    let code = unsafe ZSTD_decompressStream(context, &output, &input)
                    return (code, unsafe input.pos, unsafe output.pos)
                }
            }
            guard ZSTD_isError(code) == 0 else { throw ZstandardError(code: code) }
            position = consumed
            isAtEnd = code == 0
            // A full piece may have left something inside.
            hasMore = count == Self.pieceLength && !isAtEnd
            if count > 0 { return Array(piece[..<count]) }
        }
        return nil
    }

    /// - Throws: `truncated` when the stream has not ended with what was added.
    public func finish() throws(ZstandardError) {
        guard isAtEnd, position == input.count else { throw .truncated }
    }
}

internal import CZstd

/// Compresses a stream of any length into one frame with a checksum of its content, within a fixed memory.
@safe
public final class Compressor {
    private static let windowBits: Int32 = 22
    private static let pieceLength = 128 << 10

    private let context: OpaquePointer
    private var piece = [UInt8](repeating: 0, count: pieceLength)

    /// - Parameter level: from 1, the fastest, to 19, the smallest.
    public init(level: Int) {
        guard let context = unsafe ZSTD_createCCtx() else { preconditionFailure("the system refuses memory") }
        unsafe self.context = context
        for (parameter, value) in [
            (ZSTD_c_compressionLevel, Int32(level)), (ZSTD_c_windowLog, Self.windowBits), (ZSTD_c_checksumFlag, 1),
        ] {
            precondition(unsafe ZSTD_isError(ZSTD_CCtx_setParameter(context, parameter, value)) == 0, "a known setting")
        }
    }

    deinit { unsafe ZSTD_freeCCtx(context) }

    /// Takes more, and gives what can be written already.
    public func add(_ bytes: [UInt8]) -> [UInt8] { compress(bytes, ZSTD_e_continue) }

    /// The end of the stream; what is added afterwards begins another.
    public func finish() -> [UInt8] { compress([], ZSTD_e_end) }

    private func compress(_ bytes: [UInt8], _ directive: ZSTD_EndDirective) -> [UInt8] {
        var result: [UInt8] = []
        unsafe bytes.withUnsafeBytes { source in
            var input = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
            while true {
                let (left, count) = unsafe piece.withUnsafeMutableBytes { target in
                    var output = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                    let left = unsafe ZSTD_compressStream2(context, &output, &input, directive)
                    return (left, unsafe output.pos)
                }
                precondition(ZSTD_isError(left) == 0, "compressing fails only without memory")
                result += piece[..<count]
                let isDone = directive == ZSTD_e_end ? left == 0 : unsafe input.pos == input.size
                if isDone { return }
            }
        }
        return result
    }
}

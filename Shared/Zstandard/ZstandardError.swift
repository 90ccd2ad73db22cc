internal import CZstd

/// Why bytes are no compressed stream.
public enum ZstandardError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Something in it was changed, or it is no stream of zstd.
    case damaged
    /// It ends before its end.
    case truncated
    /// It wants more memory than a reader gives it.
    case windowTooLarge

    public var description: String {
        switch self {
        case .damaged: "the compressed stream is damaged"
        case .truncated: "the compressed stream ends too early"
        case .windowTooLarge: "the compressed stream wants too much memory"
        }
    }

    init(code: Int) {
        switch ZSTD_getErrorCode(code) {
        case ZSTD_error_frameParameter_windowTooLarge: self = .windowTooLarge
        default: self = .damaged
        }
    }
}

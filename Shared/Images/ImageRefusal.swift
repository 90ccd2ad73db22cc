/// Why there is no prepared picture, split by what can be said to the one who sent it.
public enum ImageRefusal: Error, Equatable, Sendable {
    /// The bytes are no picture at all, or none that can be recognised.
    case notAnImage
    /// A picture of a kind that is not prepared here; the name is fit for a sentence, such as "GIF".
    case unsupportedFormat(String)
    /// Several pictures in one, which play as a film.
    case animated
    /// The file is longer than the limit.
    case tooManyBytes(limit: Int)
    /// More pixels, or a longer side, than are decoded.
    case tooLarge(width: Int, height: Int)
    /// A file built so that decoding it would cost out of all proportion.
    case tooComplex
    /// More than eight bits a colour, as cameras for medicine and film write them.
    case twelveBit
    /// The picture is cut off or its data contradict themselves.
    case damaged
    /// HEIC, which this installation does not decode.
    case heicOff
    /// Decoding took longer than it may.
    case timedOut
    /// The caller's task was cancelled while the picture waited for its turn.
    case cancelled
    /// Not the picture's fault: no memory, no process. Trying again later may help.
    case unavailable
}

extension ImageRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAnImage: "not an image"
        case .unsupportedFormat(let name): "unsupported format: \(name)"
        case .animated: "animated"
        case .tooManyBytes(let limit): "more than \(limit) bytes"
        case .tooLarge(let width, let height): "too large: \(width)×\(height)"
        case .tooComplex: "too complex"
        case .twelveBit: "more than eight bits a sample"
        case .damaged: "damaged"
        case .heicOff: "HEIC is off"
        case .timedOut: "timed out"
        case .cancelled: "cancelled"
        case .unavailable: "no means to decode it at the moment"
        }
    }
}

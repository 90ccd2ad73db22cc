internal import CTurboJPEG

/// A TurboJPEG instance, used by one thread and freed with its owner.
@safe
struct JPEGHandle: ~Copyable {
    enum Outcome: Equatable {
        case fine
        /// The decoder went on, with a sentence about what it met first.
        case warned(String)
        case failed
    }

    let raw: tjhandle

    init(toDecode: Bool) throws(ImageRefusal) {
        guard let raw = unsafe toDecode ? tjInitDecompress() : tjInitCompress() else { throw .unavailable }
        unsafe self.raw = unsafe raw
    }

    deinit { unsafe tjDestroy(raw) }

    /// What a call's status means.
    func outcome(of status: Int32) -> Outcome {
        guard status != 0 else { return .fine }
        guard unsafe tjGetErrorCode(raw) == Int32(TJERR_WARNING.rawValue), let text = unsafe tjGetErrorStr2(raw) else {
            return .failed
        }
        return unsafe .warned(String(cString: text))
    }
}

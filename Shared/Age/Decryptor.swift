import Crypto

/// Decrypts a stream; nothing leaves it that was not authenticated, and at most a part of 64 KiB waits in memory.
///
/// That the stream is whole is known after `finish` only.
public struct Decryptor: Sendable {
    private enum State: Sendable {
        case header
        case salt(SymmetricKey)
        case payload(PayloadKey)
    }

    private let identities: [Identity]
    private var state = State.header
    private var waiting: [UInt8] = []

    /// - Parameter identities: any one of them that the stream is encrypted to will do.
    public init(by identities: [Identity]) { self.identities = identities }

    /// Takes more of the stream.
    ///
    /// - Returns: what is certain of it.
    public mutating func add(_ bytes: [UInt8]) throws(AgeError) -> [UInt8] {
        waiting += bytes
        while true {
            switch state {
            case .header:
                guard let (header, length) = try Header.parse(waiting) else { return [] }
                state = .salt(try header.fileKey(by: identities))
                waiting.removeFirst(length)
            case .salt(let key):
                guard waiting.count >= PayloadKey.saltLength else { return [] }
                state = .payload(PayloadKey(fileKey: key, salt: Array(waiting.prefix(PayloadKey.saltLength))))
                waiting.removeFirst(PayloadKey.saltLength)
            case .payload(var key):
                defer { state = .payload(key) }
                return try open(&key)
            }
        }
    }

    /// Every whole part that something follows.
    private mutating func open(_ key: inout PayloadKey) throws(AgeError) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        while waiting.count - start > PayloadKey.sealedPartLength {
            guard let part = key.open(waiting[start..<start + PayloadKey.sealedPartLength], isLast: false) else {
                throw .damagedPayload
            }
            result += part
            start += PayloadKey.sealedPartLength
        }
        waiting.removeFirst(start)
        return result
    }

    /// The last of it.
    ///
    /// - Throws: `truncated` or `damagedPayload` when this is not the end that was written.
    public mutating func finish() throws(AgeError) -> [UInt8] {
        guard case .payload(var key) = state, waiting.count >= PayloadKey.tagLength else { throw .truncated }
        guard let part = key.open(waiting[...], isLast: true) else {
            // A whole part that is not the last one was written with another behind it.
            throw key.open(waiting[...], isLast: false) == nil ? .damagedPayload : .truncated
        }
        // An empty last part is the sign of an empty file, and of no other.
        guard !part.isEmpty || key.number == 1 else { throw .damagedPayload }
        waiting = []
        return part
    }
}

import Crypto
import FoundationEssentials

/// Encrypts a stream of any length to all of its recipients, as `age` does; at most one part of 64 KiB waits in memory.
public struct Encryptor: Sendable {
    private var key: PayloadKey
    private var output: [UInt8]
    private var waiting: [UInt8] = []

    /// - Parameter recipients: at least one; each can open all of it.
    public init(to recipients: [Recipient]) {
        precondition(!recipients.isEmpty, "a file for nobody")
        let fileKey = Self.random(X25519.fileKeyLength)
        let salt = Self.random(PayloadKey.saltLength)
        key = PayloadKey(fileKey: SymmetricKey(data: fileKey), salt: salt)
        output = Header.bytes(fileKey, for: recipients) + salt
    }

    /// Takes more, and gives what can be written already.
    public mutating func add(_ bytes: [UInt8]) -> [UInt8] {
        waiting += bytes
        var start = 0
        // A full part may be the last one: it goes when there is more.
        while waiting.count - start > PayloadKey.partLength {
            output += key.seal(waiting[start..<start + PayloadKey.partLength], isLast: false)
            start += PayloadKey.partLength
        }
        waiting.removeFirst(start)
        return take()
    }

    /// The end of the file. Nothing can be added after it.
    public mutating func finish() -> [UInt8] {
        output += key.seal(waiting[...], isLast: true)
        waiting = []
        return take()
    }

    private mutating func take() -> [UInt8] {
        defer { output = [] }
        return output
    }

    private static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0 ... .max, using: &generator) }
    }
}

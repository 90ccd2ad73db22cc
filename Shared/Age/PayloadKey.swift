import Crypto
import FoundationEssentials

/// Seals and opens parts of 64 KiB, each with its number and whether it is the last (the STREAM construction).
struct PayloadKey {
    static let saltLength = 16
    static let partLength = 64 << 10
    static let tagLength = 16
    static let sealedPartLength = partLength + tagLength

    private let key: SymmetricKey
    private(set) var number: UInt64 = 0

    init(fileKey: SymmetricKey, salt: [UInt8]) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: fileKey, salt: salt, info: Array("payload".utf8), outputByteCount: 32)
    }

    mutating func seal(_ part: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
        guard let nonce = nonce(isLast: isLast), let box = try? ChaChaPoly.seal(part, using: key, nonce: nonce) else {
            preconditionFailure("a part can always be sealed")
        }
        number += 1
        var sealed = [UInt8]()
        sealed.reserveCapacity(part.count + Self.tagLength)
        sealed.append(contentsOf: box.ciphertext)
        sealed.append(contentsOf: box.tag)
        return sealed
    }

    /// Nil where it is not the next part, or not this last one.
    mutating func open(_ sealed: ArraySlice<UInt8>, isLast: Bool) -> [UInt8]? {
        guard sealed.count >= Self.tagLength, let nonce = nonce(isLast: isLast),
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce, ciphertext: sealed.dropLast(Self.tagLength), tag: sealed.suffix(Self.tagLength)),
            let part = try? ChaChaPoly.open(box, using: key)
        else { return nil }
        number += 1
        return [UInt8](part)
    }

    /// Eleven bytes of the number, and one for the last.
    private func nonce(isLast: Bool) -> ChaChaPoly.Nonce? {
        var bytes = [UInt8](repeating: 0, count: 12)
        for index in 0..<8 { bytes[10 - index] = UInt8(truncatingIfNeeded: number >> (8 * UInt64(index))) }
        bytes[11] = isLast ? 1 : 0
        return try? ChaChaPoly.Nonce(data: bytes)
    }
}

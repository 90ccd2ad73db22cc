import Crypto
import FoundationEssentials

/// The file's key, wrapped for one recipient (age-encryption.org/v1, "The X25519 recipient type").
struct X25519 {
    static let name = "X25519"
    static let keyLength = 32
    static let fileKeyLength = 16
    private static let tagLength = 16
    private static let info = Array("age-encryption.org/v1/X25519".utf8)

    let share: [UInt8]
    let body: [UInt8]

    /// Nil where a stanza of this type is not as it must be.
    init?(arguments: [[UInt8]], body: [UInt8]) {
        guard arguments.count == 1, let share = Base64.bytes(of: arguments[0]), share.count == Self.keyLength,
            body.count == Self.fileKeyLength + Self.tagLength, Self.accepts(share)
        else { return nil }
        self.share = share
        self.body = body
    }

    init(wrapping fileKey: [UInt8], for recipient: Recipient) {
        let ephemeral = Curve25519.KeyAgreement.PrivateKey()
        share = [UInt8](ephemeral.publicKey.rawRepresentation)
        guard let key = Self.wrappingKey(ephemeral, with: recipient.bytes, salt: share + recipient.bytes),
            let sealed = try? ChaChaPoly.seal(fileKey, using: key, nonce: Self.nonce)
        else { preconditionFailure("a recipient was accepted that gives no key") }
        body = [UInt8](sealed.ciphertext + sealed.tag)
    }

    func open(with identity: Curve25519.KeyAgreement.PrivateKey) -> SymmetricKey? {
        let own = [UInt8](identity.publicKey.rawRepresentation)
        guard let key = Self.wrappingKey(identity, with: share, salt: share + own),
            let box = try? ChaChaPoly.SealedBox(
                nonce: Self.nonce, ciphertext: body.prefix(Self.fileKeyLength), tag: body.suffix(Self.tagLength)),
            let fileKey = try? ChaChaPoly.open(box, using: key)
        else { return nil }
        return SymmetricKey(data: fileKey)
    }

    /// Whether a point gives a secret at all: those of low order give zero to everybody.
    static func accepts(_ point: [UInt8]) -> Bool {
        wrappingKey(Curve25519.KeyAgreement.PrivateKey(), with: point, salt: []) != nil
    }

    private static func wrappingKey(
        _ own: Curve25519.KeyAgreement.PrivateKey, with point: [UInt8], salt: [UInt8]
    ) -> SymmetricKey? {
        guard let other = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: point),
            let secret = try? own.sharedSecretFromKeyAgreement(with: other)
        else { return nil }
        return secret.isZero
            ? nil
            : secret.hkdfDerivedSymmetricKey(using: SHA256.self, salt: salt, sharedInfo: info, outputByteCount: 32)
    }

    /// Each key wraps one file key: the nonce is zero.
    private static var nonce: ChaChaPoly.Nonce {
        guard let nonce = try? ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12)) else {
            preconditionFailure("twelve bytes are a nonce")
        }
        return nonce
    }
}

extension SharedSecret {
    /// Compared as a whole, whatever the library does about it.
    fileprivate var isZero: Bool { self == [UInt8](repeating: 0, count: X25519.keyLength) }
}

import Crypto
import FoundationEssentials

/// A public key that files are encrypted to, as `age-keygen` prints it: `age1…`.
public struct Recipient: Hashable, Sendable, CustomStringConvertible {
    static let prefix = "age"

    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// - Throws: `invalidRecipient` for anything but a key in its only form.
    public init(_ text: String) throws(AgeError) {
        guard let bytes = Bech32.bytes(of: text, prefix: Self.prefix), bytes.count == X25519.keyLength,
            X25519.accepts(bytes)
        else { throw .invalidRecipient }
        self.bytes = bytes
    }

    public var description: String { Bech32.text(bytes, prefix: Self.prefix) }
}

/// A secret key that opens files: from a file of `age-keygen`, or one that nobody but this process knows.
public struct Identity: Sendable {
    private static let prefix = "age-secret-key-"

    private let key: Curve25519.KeyAgreement.PrivateKey

    /// A new one.
    public init() { key = Curve25519.KeyAgreement.PrivateKey() }

    /// - Throws: `invalidIdentity` for anything but `AGE-SECRET-KEY-1…` in its only form.
    public init(_ text: String) throws(AgeError) {
        // Lower case would be another form of the same key.
        guard text == text.uppercased(), let bytes = Bech32.bytes(of: text.lowercased(), prefix: Self.prefix),
            let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
        else { throw .invalidIdentity }
        self.key = key
    }

    /// All keys of a file as `age-keygen` writes it: a key a line, comments behind `#`.
    ///
    /// - Throws: `invalidIdentity` for a line that is neither, and for a file without a key.
    public static func all(in file: String) throws(AgeError) -> [Identity] {
        var identities: [Identity] = []
        for line in file.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            identities.append(try Identity(String(line)))
        }
        guard !identities.isEmpty else { throw .invalidIdentity }
        return identities
    }

    /// The public key that belongs to it.
    public var recipient: Recipient { Recipient(bytes: [UInt8](key.publicKey.rawRepresentation)) }

    /// `AGE-SECRET-KEY-1…`; not for logs.
    public var text: String { Bech32.text([UInt8](key.rawRepresentation), prefix: Self.prefix).uppercased() }

    /// The key of a file, where it was wrapped for this identity; nil where it was for another.
    func fileKey(from stanza: X25519) -> SymmetricKey? { stanza.open(with: key) }
}

import Crypto
import FoundationEssentials

/// What stands before the encrypted bytes: the file's key, wrapped for each recipient.
struct Header {
    private static let version = Array("age-encryption.org/v1\n".utf8)
    private static let end = Array("---".utf8)
    private static let columns = 64
    /// More than this many bytes are no header of anybody's.
    private static let limit = 64 << 10

    let stanzas: [X25519]
    /// What the authentication code is of.
    private let authenticated: [UInt8]
    private let code: [UInt8]

    /// The bytes of a new header.
    static func bytes(_ fileKey: [UInt8], for recipients: [Recipient]) -> [UInt8] {
        var bytes = version
        for recipient in recipients {
            let stanza = X25519(wrapping: fileKey, for: recipient)
            bytes += Array("-> \(X25519.name) \(Base64.text(stanza.share))\n\(Base64.text(stanza.body))\n".utf8)
        }
        bytes += end
        let code = [UInt8](
            HMAC<SHA256>.authenticationCode(for: bytes, using: authenticationKey(SymmetricKey(data: fileKey))))
        return bytes + Array(" \(Base64.text(code))\n".utf8)
    }

    /// - Parameter bytes: from the beginning of the file.
    /// - Returns: the header with its length; nil while there are not enough bytes.
    static func parse(_ bytes: [UInt8]) throws(AgeError) -> (header: Header, length: Int)? {
        let found = try parseWhole(bytes)
        guard (found?.length ?? bytes.count) <= limit else { throw .malformedHeader }
        return found
    }

    private static func parseWhole(_ bytes: [UInt8]) throws(AgeError) -> (header: Header, length: Int)? {
        var lines = Lines(bytes)
        guard bytes.prefix(version.count).elementsEqual(version.prefix(bytes.count)) else { throw .malformedHeader }
        guard lines.next() != nil else { return nil }
        var stanzas: [X25519] = []
        while true {
            let start = lines.position
            guard let line = lines.next() else { return nil }
            if line.starts(with: end) {
                guard line.dropFirst(end.count).first == UInt8(ascii: " "),
                    let code = Base64.bytes(of: line.dropFirst(end.count + 1)), code.count == SHA256.byteCount
                else { throw .malformedHeader }
                let authenticated = Array(bytes[..<(start + end.count)])
                return (Header(stanzas: stanzas, authenticated: authenticated, code: code), lines.position)
            }
            guard let stanza = try self.stanza(line, &lines) else { return nil }
            if let own = stanza.own { stanzas.append(own) }
        }
    }

    /// - Returns: nil while its end is not there; `own` is nil for a type that is not ours.
    private static func stanza(
        _ line: ArraySlice<UInt8>, _ lines: inout Lines
    ) throws(AgeError) -> (own: X25519?, Void)? {
        let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map(Array.init)
        guard words.count >= 2, words[0] == Array("->".utf8),
            words.dropFirst().allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x21...0x7e).contains($0) } })
        else { throw .malformedHeader }
        var body: [UInt8] = []
        while true {
            guard let line = lines.next() else { return nil }
            guard line.count <= columns, let bytes = Base64.bytes(of: line) else { throw .malformedHeader }
            body += bytes
            if line.count < columns { break }
        }
        guard words[1] == Array(X25519.name.utf8) else { return (nil, ()) }
        guard let own = X25519(arguments: Array(words.dropFirst(2)), body: body) else { throw .malformedHeader }
        return (own, ())
    }

    /// The file's key.
    func fileKey(by identities: [Identity]) throws(AgeError) -> SymmetricKey {
        for identity in identities {
            for stanza in stanzas {
                guard let key = identity.fileKey(from: stanza) else { continue }
                guard
                    HMAC<SHA256>.isValidAuthenticationCode(
                        code, authenticating: authenticated, using: Self.authenticationKey(key))
                else { throw .damagedHeader }
                return key
            }
        }
        throw .noMatchingIdentity
    }

    private static func authenticationKey(_ fileKey: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: fileKey, info: Array("header".utf8), outputByteCount: 32)
    }
}

/// Takes lines that end with a line feed off bytes.
private struct Lines {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next line without its end; nil where no end is there yet.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { position = end + 1 }
        return bytes[position..<end]
    }
}

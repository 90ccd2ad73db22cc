import Age
import Testing

@Suite("Headers of age")
struct HeaderTests {
    private static let identity = Identity()

    /// A file whose header `change` has changed as text; what is encrypted stays.
    private static func refused(_ change: (String) -> String) -> AgeError? {
        let file = FileTests.encrypted([1, 2, 3], to: [identity.recipient])
        let end = file.count - 16 - 3 - 16
        let header = change(String(decoding: file[..<end], as: UTF8.self))
        do throws(AgeError) {
            _ = try FileTests.decrypted(Array(header.utf8) + file[end...], by: [identity])
            return nil
        } catch {
            return error
        }
    }

    @Test("are read as they are written")
    func unchanged() { #expect(Self.refused { $0 } == nil) }

    /// Another form of a header.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let apply: @Sendable (String) -> String

        init(_ name: String, _ apply: @escaping @Sendable (String) -> String) {
            testDescription = name
            self.apply = apply
        }
    }

    private static let changes = [
        Change("carriage returns") { $0.replacing("\n", with: "\r\n") },
        Change("another version") { $0.replacing("/v1\n", with: "/v2\n") },
        Change("padding") { $0.replacing("\n---", with: "=\n---") },
        Change("an empty argument") { $0.replacing("X25519 ", with: "X25519  ") },
        Change("one argument more") { $0.replacing("-> X25519 ", with: "-> X25519 x ") },
        Change("no argument") { $0.replacing(/X25519 [^\n]+/, with: "X25519") },
        Change("a body in two lines") { text in
            text.replacing(/\n([^\n]{20})([^\n]+)\n---/) { "\n\($0.1)\n\($0.2)\n---" }
        },
        Change("no body") { $0.replacing(/\n[^\n]+\n---/, with: "\n---") },
        Change("a line too long") { text in text.replacing(/\n([^\n]+)\n---/) { "\n\($0.1)\($0.1)\n---" } },
        Change("nothing behind the dashes") { $0.replacing(/--- [^\n]+/, with: "---") },
        Change("a short code") { $0.replacing(/--- [^\n]+/, with: "--- AAAA") },
        Change("a space at the end") { $0.replacing("\n---", with: " \n---") },
        Change("armour") { "-----BEGIN AGE ENCRYPTED FILE-----\n" + $0 },
    ]

    @Test("in any other form than the only one are refused", arguments: changes)
    func malformed(change: Change) { #expect(Self.refused(change.apply) == .malformedHeader) }

    @Test("with bits behind the end of a text that mean nothing are refused")
    func canonical() {
        // The last letter of 43 carries two bits of 32 bytes; its other four must be zero… as 16 of 64 letters have them.
        let error = Self.refused { text in
            text.replacing(/--- ([^\n]+)(.)\n/) { match in
                let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
                let index = letters.firstIndex(of: Character(String(match.2))) ?? 0
                return "--- \(match.1)\(letters[index + 1])\n"
            }
        }
        #expect(error == .malformedHeader)
    }

    @Test("with a stanza more, of a type that nobody knows, are noticed by their code")
    func added() {
        #expect(Self.refused { $0.replacing("\n---", with: "\n-> grease a b\nAAAA\n---") } == .damagedHeader)
        #expect(Self.refused { $0.replacing("-> X25519", with: "-> X25520") } == .noMatchingIdentity)
    }

    @Test("without an end are refused after 64 KiB")
    func endless() throws {
        var decryptor = Decryptor(by: [Self.identity])
        _ = try decryptor.add(Array("age-encryption.org/v1\n".utf8))
        #expect(throws: AgeError.malformedHeader) {
            let line = Array("-> x y\n\n".utf8)
            for _ in 0..<9 { _ = try decryptor.add(Array([[UInt8]](repeating: line, count: 1000).joined())) }
        }
    }
}

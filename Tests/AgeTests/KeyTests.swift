import Age
import Testing

@Suite("Keys of age")
struct KeyTests {
    // The example of age's own documentation.
    static let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"

    @Test("are read and printed as the same text")
    func roundTrip() throws {
        #expect(try Recipient(Self.recipient).description == Self.recipient)
        let identity = Identity()
        let text = identity.text
        #expect(text.hasPrefix("AGE-SECRET-KEY-1") && text.count == 74)
        #expect(try Identity(text).text == text)
        #expect(try Identity(text).recipient == identity.recipient)
        #expect(Identity().recipient != identity.recipient)
    }

    @Test("with any letter changed, left out, or in another case are refused")
    func strict() throws {
        Self.refuseAllBut(Self.recipient) { text throws(AgeError) in _ = try Recipient(text) }
        Self.refuseAllBut(Identity().text) { text throws(AgeError) in _ = try Identity(text) }
        // Neither passes for the other.
        #expect(throws: AgeError.invalidIdentity) { try Identity(Self.recipient) }
        #expect(throws: AgeError.invalidRecipient) { try Recipient(Identity().text) }
    }

    private static func refuseAllBut(_ text: String, _ read: (String) throws(AgeError) -> Void) {
        #expect(throws: Never.self) { try read(text) }
        func refuses(_ other: String) { #expect(throws: AgeError.self, "\(other)") { try read(other) } }
        let letters = Array(text)
        for index in letters.indices {
            for other in ["q", "Q", "b", "1", " "] where Character(other) != letters[index] {
                var changed = letters
                changed[index] = Character(other)
                refuses(String(changed))
            }
            var shorter = letters
            shorter.remove(at: index)
            refuses(String(shorter))
        }
        for other in [" " + text, text + " ", text + "q", text + text, "", "age1", "AGE-SECRET-KEY-1"] {
            refuses(other)
        }
        refuses(text.prefix(20).uppercased() + text.dropFirst(20).lowercased())
        refuses(text.prefix(20).lowercased() + text.dropFirst(20).uppercased())
        refuses(text.uppercased() == text ? text.lowercased() : text.uppercased())
    }

    @Test("of low order are no recipients: everybody would know the secret")
    func lowOrder() throws {
        // The points 0 and 1, and two of order 8 (RFC 7748; cr.yp.to/ecdh.html), with a right checksum.
        for text in Points.texts {
            #expect(throws: AgeError.invalidRecipient, "\(text)") { try Recipient(text) }
        }
    }

    @Test("are found among the comments of a key file, and nothing else is")
    func keyFile() throws {
        let (first, second) = (Identity(), Identity())
        let file = "# created: 2026-11-26\n# public key: \(first.recipient)\n\(first.text)\n\n\(second.text)\n"
        #expect(try Identity.all(in: file).map(\.recipient) == [first.recipient, second.recipient])
        #expect(throws: AgeError.invalidIdentity) { try Identity.all(in: "# nothing\n") }
        #expect(throws: AgeError.invalidIdentity) { try Identity.all(in: first.text + "\nssh-ed25519 AAAA\n") }
    }
}

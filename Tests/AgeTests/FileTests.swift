import Age
import Foundation
import Support
import Testing

@Suite("Files of age", .timeLimit(.minutes(2)))
struct FileTests {
    static let sizes = [0, 1, 65_535, 65_536, 65_537, 3 * 65_536, 3 * 65_536 + 7]
    static let part = 65_536
    static let sealedPart = part + 16

    static func content(_ size: Int) -> [UInt8] { (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) } }

    /// Encrypts in pieces of a size that is no divisor of a part.
    static func encrypted(_ content: [UInt8], to recipients: [Recipient], pieces: Int = 10_007) -> [UInt8] {
        var encryptor = Encryptor(to: recipients)
        var file: [UInt8] = []
        for start in stride(from: 0, to: content.count, by: pieces) {
            file += encryptor.add(Array(content[start..<min(start + pieces, content.count)]))
        }
        return file + encryptor.finish()
    }

    static func decrypted(
        _ file: [UInt8], by identities: [Identity], pieces: Int = 10_007
    ) throws(AgeError) -> [UInt8] {
        var decryptor = Decryptor(by: identities)
        var content: [UInt8] = []
        for start in stride(from: 0, to: file.count, by: pieces) {
            content += try decryptor.add(Array(file[start..<min(start + pieces, file.count)]))
        }
        return content + (try decryptor.finish())
    }

    @Test("of every size come back, in pieces of any size", arguments: sizes)
    func roundTrip(size: Int) throws {
        let identity = Identity()
        let content = Self.content(size)
        for pieces in [1000, 10_007, 1 << 20] {
            let file = Self.encrypted(content, to: [identity.recipient], pieces: pieces)
            #expect(try Self.decrypted(file, by: [identity], pieces: pieces) == content)
        }
    }

    @Test("byte by byte are decrypted as well")
    func byteByByte() throws {
        let identity = Identity()
        let file = Self.encrypted(Self.content(100), to: [identity.recipient])
        #expect(try Self.decrypted(file, by: [identity], pieces: 1) == Self.content(100))
    }

    @Test("of ours are read by Debian's age, with either key", arguments: sizes)
    func readByAge(size: Int) async throws {
        let (operators, throwaway) = (Identity(), Identity())
        let content = Self.content(size)
        let file = Self.encrypted(content, to: [operators.recipient, throwaway.recipient])
        #expect(try await AgeProgram.decrypt(file, by: operators.text) == content)
        #expect(try await AgeProgram.decrypt(file, by: throwaway.text) == content)
    }

    @Test("of Debian's age are read by us, with either key", arguments: sizes)
    func readByUs(size: Int) async throws {
        let (first, second, other) = (Identity(), Identity(), Identity())
        let content = Self.content(size)
        let file = try await AgeProgram.run(
            "age", ["-r", first.recipient.description, "-r", second.recipient.description], input: content)
        #expect(try Self.decrypted(file, by: [first]) == content)
        #expect(try Self.decrypted(file, by: [other, second]) == content)
        #expect(throws: AgeError.noMatchingIdentity) { try Self.decrypted(file, by: [other]) }
    }

    @Test("are encrypted to a key of age-keygen, whose file opens them")
    func keygen() async throws {
        let path = NSTemporaryDirectory() + "familybot-keygen-\(UUID().uuidString)"
        let child = try ChildProcess(try Programs.onPath("age-keygen"), ["-o", path])
        #expect(try await child.exitStatus() == 0)
        defer { try? FileManager.default.removeItem(atPath: path) }  // a key of this test alone
        let identities = try Identity.all(in: try String(contentsOfFile: path, encoding: .utf8))
        let recipient = try #require(identities.first?.recipient)
        #expect(child.log.contains(recipient.description))
        let content = Self.content(70_000)
        #expect(try Self.decrypted(Self.encrypted(content, to: [recipient]), by: identities) == content)
    }

    @Test("with any bit changed are refused", arguments: [0, 40])
    func flipped(size: Int) throws {
        let identity = Identity()
        let file = Self.encrypted(Self.content(size), to: [identity.recipient])
        for index in file.indices {
            for bit in 0..<8 {
                var changed = file
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: AgeError.self, "bit \(bit) of byte \(index)") {
                    try Self.decrypted(changed, by: [identity])
                }
            }
        }
    }

    @Test("cut off anywhere in the header, and before, at and after the border of every part, are refused")
    func truncated() throws {
        let identity = Identity()
        for size in [1, 3 * Self.part, 3 * Self.part + 7] {
            let file = Self.encrypted(Self.content(size), to: [identity.recipient])
            let header = file.count - size - 16 * ((size + Self.part - 1) / Self.part)
            var cuts = Array(0...header)
            for border in stride(from: header, to: file.count, by: Self.sealedPart) {
                cuts += [border - 1, border, border + 1, border + 15, border + 16, border + 17]
            }
            cuts.append(file.count - 1)
            for cut in cuts where cut < file.count && cut >= 0 {
                #expect(throws: AgeError.self, "\(size) bytes, cut at \(cut)") {
                    try Self.decrypted(Array(file[..<cut]), by: [identity])
                }
            }
        }
    }

    @Test("with parts left out, doubled or exchanged are refused")
    func rearranged() throws {
        let identity = Identity()
        let size = 4 * Self.part
        let file = Self.encrypted(Self.content(size), to: [identity.recipient])
        let header = file.count - 4 * Self.sealedPart
        let parts = (0..<4).map { part in
            Array(file[header + part * Self.sealedPart..<header + (part + 1) * Self.sealedPart])
        }
        for order in [[0, 1, 3], [0, 0, 1, 2, 3], [1, 0, 2, 3], [0, 1, 2, 3, 3], [0, 1, 2], [3]] {
            let changed = file[..<header] + order.flatMap { parts[$0] }
            #expect(throws: AgeError.self, "\(order)") { try Self.decrypted(Array(changed), by: [identity]) }
        }
        #expect(try Self.decrypted(Array(file[..<header] + parts.flatMap { $0 }), by: [identity]).count == size)
    }

    @Test("keep back everything that is not certain yet")
    func certain() throws {
        let identity = Identity()
        let file = Self.encrypted(Self.content(2 * Self.part), to: [identity.recipient])
        var decryptor = Decryptor(by: [identity])
        // The whole file is there, and the last part may still be followed by another.
        #expect(try decryptor.add(file).count == Self.part)
        #expect(try decryptor.finish().count == Self.part)
    }
}

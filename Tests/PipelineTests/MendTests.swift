import ArgumentParser
import Foundation
import Testing

@testable import familybot

@Suite("What mends an installation")
struct MendTests {
    /// What is written in the sources of the operator's program behind `mend:`.
    private static func mends() throws -> [String] {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "deploy/familybot")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var mends: [String] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            mends += source.matches(of: /mend:\s*"((?:[^"\\]|\\.)*)"/).map { String($0.1) }
        }
        return mends
    }

    @Test("by the operator's program is a command that the program knows")
    func commands() throws {
        let commands = try Self.mends().filter { $0.hasPrefix("familybot ") }
        #expect(commands.count >= 5)
        for command in commands {
            let words = command.prefix { $0 != "#" }.split(separator: " ").dropFirst().map(String.init)
            #expect(throws: Never.self, "\(command)") { try familybot.Program.parseAsRoot(words) }
        }
    }

    @Test("names no service of a supervisor that nobody was told to set up")
    func supervisors() throws {
        for mend in try Self.mends() {
            #expect(mend.firstMatch(of: /systemctl \w+ (familybot|mongod)/) == nil, "\(mend)")
        }
    }
}

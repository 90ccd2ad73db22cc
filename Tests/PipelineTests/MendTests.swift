import ArgumentParser
import Foundation
import Testing

@testable import familybot

@Suite("What mends an installation")
struct MendTests {
    /// All texts within quotation marks in the sources of the operator's program, wherever they stand.
    private static func texts() throws -> [String] {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "deploy/familybot")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var texts: [String] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            texts += source.matches(of: /"((?:[^"\\\n]|\\.)*)"/).map { String($0.1) }
        }
        return texts
    }

    /// Commands of the program, where a text begins with one or ends with one behind a colon.
    private static func commands() throws -> [String] {
        try texts().compactMap { text in
            if text.hasPrefix("familybot ") { return text }
            return text.firstMatch(of: /: (familybot [a-z -]+)$/).map { String($0.1) }
        }
    }

    @Test("by the operator's program is a command that the program knows")
    func known() throws {
        let commands = try Self.commands().filter { !$0.contains("\\(") }
        #expect(commands.count >= 8, "\(commands)")
        #expect(commands.contains { $0.hasPrefix("familybot backup adopt") })
        for command in commands {
            let words = command.prefix { $0 != "#" && $0 != ";" }.split(separator: " ").dropFirst().map(String.init)
            #expect(throws: Never.self, "\(command)") { try familybot.Program.parseAsRoot(words) }
        }
    }

    @Test("names no service of a supervisor that nobody was told to set up")
    func supervisors() throws {
        for text in try Self.texts() {
            #expect(text.firstMatch(of: /systemctl \w+ (familybot|mongod)/) == nil, "\(text)")
        }
    }
}

import Foundation
import Support

/// Debian's `age`, which knows nothing of our code.
enum AgeProgram {
    /// What a command prints, given `input`.
    static func run(_ name: String, _ arguments: [String], input: [UInt8]) async throws -> [UInt8] {
        let folder = NSTemporaryDirectory() + "familybot-age-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }  // a folder that stays in /tmp harms nobody
        try Data(input).write(to: URL(filePath: folder + "/in"))
        let child = try ChildProcess(try Programs.onPath(name), arguments + ["-o", folder + "/out", folder + "/in"])
        let status = try await child.exitStatus()
        guard status == 0 else { throw Missing("\(name) \(arguments.first ?? "") ended with \(status): \(child.log)") }
        // It makes no file of nothing.
        return [UInt8]((try? Data(contentsOf: URL(filePath: folder + "/out"))) ?? Data())
    }

    /// Decrypts with a key.
    static func decrypt(_ file: [UInt8], by key: String) async throws -> [UInt8] {
        let path = NSTemporaryDirectory() + "familybot-key-\(UUID().uuidString)"
        try Data(key.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }  // a key of this test alone
        return try await run("age", ["-d", "-i", path], input: file)
    }
}

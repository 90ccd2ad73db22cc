import Foundation

/// The programs that were built with the tests.
public enum Programs {
    /// Where a program stands: beside the test bundle.
    public static func path(_ name: String) throws -> String {
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folder = URL(fileURLWithPath: bundle).deletingLastPathComponent().path
        for candidate in ["\(folder)/\(name)", "\(FileManager.default.currentDirectoryPath)/.build/debug/\(name)"]
        where FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
        throw Missing("the program \(name): build it with the tests")
    }

    /// Where a program stands that the system or `deploy/setup` has installed.
    public static func onPath(_ name: String) throws -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else {
            throw Missing("\(name): deploy/setup installs it")
        }
        return path
    }
}

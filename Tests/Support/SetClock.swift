public import Foundation

/// A clock that a test sets, for programs started with its environment; what they measure spans of time by goes on as it is.
///
/// Debian's faketime would do for most, but Redis does not start under it: its allocator asks for the time before
/// libfaketime is ready. So `SetClock.c`, which calls nothing but the system, is compiled by the toolchain's own clang.
public final class SetClock: Sendable {
    private static let library = Result { try compile() }

    private let file = NSTemporaryDirectory() + "familybot-clock-\(UUID().uuidString)"
    private let library: String

    /// - Parameter time: what it shows now.
    public init(at time: Date) throws {
        library = try Self.library.get()
        try set(to: time)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: file)  // a file that stays in /tmp harms nobody
    }

    /// Jumps; the programs see it at their next look.
    public func set(to time: Date) throws {
        let microseconds = Int64((time.timeIntervalSinceNow * 1_000_000).rounded())
        try "\(microseconds)".write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// For the programs that are to go by it.
    public var environment: [String: String] { ["LD_PRELOAD": library, "SET_CLOCK": file] }

    private static func compile() throws -> String {
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "SetClock.c").path()
        let library = NSTemporaryDirectory() + "familybot-clock-\(ProcessInfo.processInfo.processIdentifier).so"
        let compiler = Process()
        compiler.executableURL = URL(filePath: try Programs.onPath("clang"))
        compiler.arguments = ["-shared", "-fPIC", "-O1", "-o", library, source]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else { throw Missing("clang does not compile \(source)") }
        return library
    }
}

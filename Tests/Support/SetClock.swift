public import Foundation

/// A clock that a test sets, for programs started with its environment; what they measure spans of time by goes on as it is.
public final class SetClock: Sendable {
    private static let library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"

    private let file = NSTemporaryDirectory() + "familybot-clock-\(UUID().uuidString)"

    /// - Parameter time: what it shows now.
    public init(at time: Date) throws {
        guard FileManager.default.fileExists(atPath: Self.library) else {
            throw Missing("\(Self.library): deploy/setup installs it")
        }
        try set(to: time)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: file)  // a file that stays in /tmp harms nobody
    }

    /// Jumps; the programs see it at their next look.
    public func set(to time: Date) throws {
        let difference = time.timeIntervalSinceNow
        let text = (difference < 0 ? "-" : "+") + String(format: "%.3f", abs(difference))
        try text.write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// For the programs that are to go by it.
    public var environment: [String: String] {
        [
            "LD_PRELOAD": Self.library, "FAKETIME_TIMESTAMP_FILE": file, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1",
        ]
    }
}

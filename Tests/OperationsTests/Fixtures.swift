import Foundation
import Logging
@testable import Operations
import Testing

/// A pipe that a log writes into, and the whole lines that came out of it.
struct LogPipe {
    private let pipe = Pipe()
    let output: LogOutput

    init() { output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor) }

    func logger(_ format: LogFormat = .json, hiding secrets: [Secret] = []) -> Logger {
        Logger(label: "test") { _ in
            JSONLogHandler(
                program: "familybot-test", settings: LogSettings(level: .trace, format: format),
                scrubber: Scrubber(secrets: secrets), output: output)
        }
    }

    /// Ends the log and reads all of it. At most a pipe's buffer, 64 KiB, may have been written.
    func lines() throws -> [String] {
        output.flush(within: .seconds(10))
        try pipe.fileHandleForWriting.close()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        let text = try #require(String(data: data, encoding: .utf8))
        #expect(text.isEmpty || text.hasSuffix("\n"))
        return text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }

    func objects() throws -> [[String: Any]] {
        try lines().map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }
}

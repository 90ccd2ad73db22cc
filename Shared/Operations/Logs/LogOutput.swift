import Glibc

/// Where finished lines go: a file descriptor that is written one whole line at a time, and never waited for.
///
/// Standard error, not standard output: the latter belongs to what a program prints as its result (`--json`), and
/// systemd, Docker and Kubernetes collect both.
public final class LogOutput: Sendable {
    /// Bytes that may wait for a reader, about twenty thousand lines.
    static let capacity = 4 << 20
    /// How long the end of the process waits for a reader.
    private static let patience = Duration.seconds(1)

    private let writer: LogWriter

    /// Ignores SIGPIPE in the whole process, as SwiftNIO does: a log collector that went away must not end the program.
    public init(descriptor: Int32) {
        writer = LogWriter(descriptor: descriptor, capacity: Self.capacity)
        signal(SIGPIPE, SIG_IGN)
    }

    deinit { writer.end() }

    /// Where the programs log. What is written before the end of the process still goes out, if anybody reads it.
    public static let standardError: LogOutput = {
        atexit { LogOutput.standardError.flush(within: LogOutput.patience) }
        return LogOutput(descriptor: STDERR_FILENO)
    }()

    /// Hands the line on; it does not wait, and leaves it out when too many wait already.
    ///
    /// - Parameter gap: makes the line that tells how many were left out.
    func write(_ line: [UInt8], gap: @escaping @Sendable (Int) -> [UInt8]) { writer.add(line, gap: gap) }

    /// Returns when all is written, or after `limit`.
    func flush(within limit: Duration) { writer.flush(within: limit) }
}

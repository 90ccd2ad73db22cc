import Glibc
import Threading

/// Where finished lines go: a file descriptor that is written one whole line at a time.
///
/// Standard error, not standard output: the latter belongs to what a program prints as its result (`--json`), and
/// systemd, Docker and Kubernetes collect both.
public final class LogOutput: Sendable {
    private let descriptor: Int32
    // One `write` is atomic towards other writers up to PIPE_BUF; the lock is for longer lines and for a full pipe.
    private let turn = Locked<Void>(())

    /// Ignores SIGPIPE in the whole process, as SwiftNIO does: a log collector that went away must not end the program.
    public init(descriptor: Int32) {
        self.descriptor = descriptor
        signal(SIGPIPE, SIG_IGN)
    }

    /// Where the programs log.
    public static let standardError = LogOutput(descriptor: STDERR_FILENO)

    /// Writes the line; one that the descriptor refuses is dropped, because a log must never stop the work.
    func write(_ line: [UInt8]) {
        turn.withLock { _ in
            var remaining = line[...]
            while !remaining.isEmpty {
                let written = unsafe remaining.withUnsafeBytes {
                    unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                if written >= 0 {
                    remaining = remaining.dropFirst(written)
                } else if errno == EAGAIN {
                    guard waitUntilWritable() else { return }
                } else if errno != EINTR {
                    return
                }
            }
        }
    }

    /// A descriptor that somebody made non-blocking, as terminals are at times, gets a tenth of a second.
    private func waitUntilWritable() -> Bool {
        var descriptor = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&descriptor, 1, 100) > 0
    }
}

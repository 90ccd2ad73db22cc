import Foundation
import Glibc
import Threading

/// A shell that ends what the test process started, should that die without doing so itself: it reads pids from a pipe and
/// kills those that are left when the pipe closes.
enum Watchdog {
    private static let script = """
        pids=' '
        while read -r verb pid; do
          case $verb in
            +) pids="$pids$pid " ;;
            -) pids="${pids%% $pid *} ${pids#* $pid }" ;;
          esac
        done
        for pid in $pids; do kill -9 "$pid"; done
        """

    private static let pipe: Locked<FileHandle?> = Locked(start())

    static func watch(_ pid: pid_t) { write("+ \(pid)") }

    static func release(_ pid: pid_t) { write("- \(pid)") }

    private static func write(_ line: String) {
        pipe.withLock { handle in
            do { try handle?.write(contentsOf: Data("\(line)\n".utf8)) } catch { handle = nil }
        }
    }

    private static func start() -> FileHandle? {
        let pipe = Pipe()
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script]
        shell.standardInput = pipe
        shell.standardError = FileHandle.nullDevice
        do { try shell.run() } catch { return nil }
        return pipe.fileHandleForWriting
    }
}

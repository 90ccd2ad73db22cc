import Foundation
public import Glibc
import Threading

/// A program that a test started: its pid is known, its output is kept, and it ends with the test.
public final class ChildProcess: Sendable {
    private struct Output {
        var text = ""
        var waiting: [(needle: String, continuation: CheckedContinuation<Bool, Never>)] = []
        var ended = false
        var status: Int32?
        var exits: [CheckedContinuation<Int32, Never>] = []
    }

    public let pid: pid_t
    private let process: Locked<Process>
    private let output = Locked(Output())

    /// Starts `executable` with exactly this environment (and PATH).
    public init(_ executable: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        process.environment = environment.merging(["PATH": path]) { given, _ in given }
        // Coverage of the programs is wanted as well as that of the test bundle.
        if let profile = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"] {
            process.environment?["LLVM_PROFILE_FILE"] = profile
        }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        let output = self.output
        process.terminationHandler = { process in
            Watchdog.release(process.processIdentifier)
            let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
            let exits = output.withLock { output in
                output.status = status
                defer { output.exits = [] }
                return output.exits
            }
            for exit in exits { exit.resume(returning: status) }
        }
        try process.run()
        // A thread and not a readability handler: libdispatch crashes now and then when its descriptor is closed under it.
        let reading = pipe.fileHandleForReading
        startThread(named: "child-output") {
            while true {
                let data = reading.availableData
                Self.append(String(decoding: data, as: UTF8.self), to: output, ended: data.isEmpty)
                if data.isEmpty { return }
            }
        }
        pid = process.processIdentifier
        Watchdog.watch(pid)
        self.process = Locked(process)
    }

    deinit { kill(SIGKILL) }

    /// Everything it has written so far, both streams together.
    public var log: String { output.withLock { $0.text } }

    public var isRunning: Bool { output.withLock { $0.status == nil } }

    /// Waits until it has written `needle`; false when it ended without.
    public func wrote(_ needle: String) async -> Bool {
        await withCheckedContinuation { continuation in
            let known = output.withLock { output -> Bool? in
                if output.text.contains(needle) { return true }
                if output.ended { return false }
                output.waiting.append((needle, continuation))
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// Waits for its end; negative numbers are signals.
    public func exitStatus() async -> Int32 {
        await withCheckedContinuation { continuation in
            let known = output.withLock { output -> Int32? in
                if let status = output.status { return status }
                output.exits.append(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// Sends a signal if it still runs.
    public func kill(_ signal: Int32) {
        if isRunning { _ = Glibc.kill(pid, signal) }
    }

    private static func append(_ text: String, to output: Locked<Output>, ended: Bool) {
        let ready = output.withLock { output in
            output.text += text
            output.ended = ended
            let ready = output.waiting.filter { ended || output.text.contains($0.needle) }
                .map { ($0.continuation, output.text.contains($0.needle)) }
            output.waiting.removeAll { ended || output.text.contains($0.needle) }
            return ready
        }
        for (continuation, found) in ready { continuation.resume(returning: found) }
    }
}

/// Something that a test needs is not there: the test fails, it does not skip.
public struct Missing: Error, CustomStringConvertible {
    public let description: String
    public init(_ what: String) { description = what }
}

import Foundation
public import Glibc
import Threading

/// A program that a test started: its pid is known, its output is kept, and it ends with the test.
public final class ChildProcess: Sendable {
    private struct Output {
        /// Bytes, because a piece may end in the middle of a letter.
        var bytes = Data()
        var waiting: [(needle: Data, continuation: CheckedContinuation<Bool, Never>)] = []
        var ended = false
        var status: Int32?
        var exits: [CheckedContinuation<Int32, Never>] = []

        /// Those who wait for the end, once it has ended and all its words are here.
        mutating func atEnd() -> [CheckedContinuation<Int32, Never>] {
            guard ended, status != nil else { return [] }
            defer { exits = [] }
            return exits
        }
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
        // As operations.md tells supervisors: libmongoc otherwise leaves a file in /dev/shm when it is killed, and writes a
        // line of its own to standard error when a later process gets the same number.
        let usual = ["PATH": path, "MONGOC_DISABLE_SHM": "1"]
        process.environment = environment.merging(usual) { given, _ in given }
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
                return output.atEnd()
            }
            for exit in exits { exit.resume(returning: status) }
        }
        try process.run()
        // A thread and not a readability handler: libdispatch crashes now and then when its descriptor is closed under it.
        let reading = pipe.fileHandleForReading
        startThread(named: "child-output") {
            while true {
                let data = reading.availableData
                Self.append(data, to: output)
                if data.isEmpty { return }
            }
        }
        pid = process.processIdentifier
        Watchdog.watch(pid)
        self.process = Locked(process)
    }

    deinit { kill(SIGKILL) }

    /// Everything it has written so far, both streams together.
    public var log: String { String(decoding: output.withLock { $0.bytes }, as: UTF8.self) }

    public var isRunning: Bool { output.withLock { $0.status == nil } }

    /// Waits until it has written `needle`; false when it ended without.
    public func wrote(_ needle: String) async -> Bool {
        let needle = Data(needle.utf8)
        return await withCheckedContinuation { continuation in
            let known = output.withLock { output -> Bool? in
                if output.bytes.range(of: needle) != nil { return true }
                if output.ended { return false }
                output.waiting.append((needle, continuation))
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// Waits for its end and for the last of what it wrote; negative numbers are signals.
    public func exitStatus() async -> Int32 {
        await withCheckedContinuation { continuation in
            let known = output.withLock { output -> Int32? in
                if output.ended, let status = output.status { return status }
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

    /// - Parameter data: empty at the end.
    private static func append(_ data: Data, to output: Locked<Output>) {
        let (ready, exits) = output.withLock { output in
            output.bytes += data
            output.ended = data.isEmpty
            let ready = output.waiting.map { ($0, found: output.bytes.range(of: $0.needle) != nil) }
                .filter { $0.found || data.isEmpty }
            output.waiting.removeAll { waiting in data.isEmpty || output.bytes.range(of: waiting.needle) != nil }
            return (ready, output.atEnd().map { ($0, output.status ?? 0) })
        }
        for (waiting, found) in ready { waiting.continuation.resume(returning: found) }
        for (exit, status) in exits { exit.resume(returning: status) }
    }
}

/// Something that a test needs is not there: the test fails, it does not skip.
public struct Missing: Error, CustomStringConvertible {
    public let description: String
    public init(_ what: String) { description = what }
}

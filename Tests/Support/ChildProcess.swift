import Foundation
public import Glibc
import Threading

/// A program that a test started: its pid is known, its output is kept, and it ends with the test.
public final class ChildProcess: Sendable {
    private struct Output {
        /// Bytes, because a piece may end in the middle of a letter.
        var bytes = Data()
        var waiting: [(ticket: Int, needle: Data, continuation: CheckedContinuation<Bool?, Never>)] = []
        var ended = false
        var status: Int32?
        var exits: [(ticket: Int, continuation: CheckedContinuation<Int32?, Never>)] = []

        /// Those who wait for the end, once it has ended and all its words are here.
        mutating func atEnd() -> [CheckedContinuation<Int32?, Never>] {
            guard ended, status != nil else { return [] }
            defer { exits = [] }
            return exits.map(\.continuation)
        }

        /// Whether `needle` stands in what was written, of which the last `new` bytes were not looked at.
        func contains(_ needle: Data, new: Int) -> Bool {
            let start = bytes.index(bytes.endIndex, offsetBy: -min(bytes.count, new + needle.count))
            return bytes.range(of: needle, in: start..<bytes.endIndex) != nil
        }
    }

    /// Longer than anything that a test waits for, and shorter than the time that a suite has.
    public static let patience = Duration.seconds(60)

    public let pid: pid_t
    private let process: Locked<Process>
    private let output = Locked(Output())
    private let name: String
    private let leaks: LeakWatch?
    private let tickets = Counter()

    /// Starts `executable` with exactly this environment (and PATH).
    ///
    /// - Parameter tell: what is told of a secret that it writes; nil lets it fail the test.
    public init(
        _ executable: String, _ arguments: [String], environment: [String: String] = [:],
        tellingLeaks tell: (@Sendable (String) -> Void)? = nil
    ) throws {
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
        name = URL(fileURLWithPath: executable).lastPathComponent
        let leaks = LeakWatch(over: name, knowing: environment, telling: tell)
        self.leaks = leaks
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
                Self.append(data, to: output, leaks)
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
    ///
    /// - Throws: `Missing` when neither has happened after `patience`.
    public func wrote(_ needle: String) async throws -> Bool {
        let bytes = Data(needle.utf8)
        return try await inTime("write «\(needle)»") { ticket in
            await withCheckedContinuation { continuation in
                let known = self.output.withLock { output -> Bool? in
                    if output.contains(bytes, new: output.bytes.count) { return true }
                    if output.ended { return false }
                    output.waiting.append((ticket, bytes, continuation))
                    return nil
                }
                if let known { continuation.resume(returning: known) }
            }
        }
    }

    /// Waits for its end and for the last of what it wrote; negative numbers are signals.
    ///
    /// - Throws: `Missing` when it has not ended after `patience`.
    public func exitStatus() async throws -> Int32 {
        let status = try await inTime("end") { ticket in
            await withCheckedContinuation { continuation in
                let known = self.output.withLock { output -> Int32? in
                    if output.ended, let status = output.status { return status }
                    output.exits.append((ticket, continuation))
                    return nil
                }
                if let known { continuation.resume(returning: known) }
            }
        }
        await leaks?.told()
        return status
    }

    /// - Parameter wait: gives nil when its ticket was called in.
    private func inTime<Value: Sendable>(
        _ what: String, _ wait: (_ ticket: Int) async -> Value?
    ) async throws -> Value {
        let ticket = Int(tickets.next())
        let clock = Task {
            try await Task.sleep(for: Self.patience)
            self.callIn(ticket)
        }
        defer { clock.cancel() }
        guard let value = await wait(ticket) else {
            throw Missing("\(name) (\(pid)) did not \(what) within \(Self.patience); it wrote: …\(log.suffix(2000))")
        }
        return value
    }

    private func callIn(_ ticket: Int) {
        let (waiting, exits) = output.withLock { output in
            defer {
                output.waiting.removeAll { $0.ticket == ticket }
                output.exits.removeAll { $0.ticket == ticket }
            }
            return (output.waiting.filter { $0.ticket == ticket }, output.exits.filter { $0.ticket == ticket })
        }
        for waiting in waiting { waiting.continuation.resume(returning: nil) }
        for exit in exits { exit.continuation.resume(returning: nil) }
    }

    /// Sends a signal if it still runs.
    public func kill(_ signal: Int32) {
        if isRunning { _ = Glibc.kill(pid, signal) }
    }

    /// - Parameter data: empty at the end.
    private static func append(_ data: Data, to output: Locked<Output>, _ leaks: LeakWatch?) {
        let (ready, exits) = output.withLock { output in
            output.bytes += data
            output.ended = data.isEmpty
            leaks?.look(at: output.bytes, new: data.count)
            let ready = output.waiting.map { ($0, found: output.contains($0.needle, new: data.count)) }
                .filter { $0.found || data.isEmpty }
            output.waiting.removeAll { waiting in ready.contains { $0.0.ticket == waiting.ticket } }
            return (ready, output.atEnd().map { ($0, output.status ?? 0) })
        }
        if data.isEmpty { leaks?.end() }
        for (waiting, found) in ready { waiting.continuation.resume(returning: found) }
        for (exit, status) in exits { exit.resume(returning: status) }
    }
}

/// Something that a test needs is not there: the test fails, it does not skip.
public struct Missing: Error, CustomStringConvertible {
    public let description: String
    public init(_ what: String) { description = what }
}

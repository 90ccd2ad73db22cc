import Foundation
import Glibc
import Vault

/// What an operator wants done with every backup, such as taking it to another place: the executable `after-backup` in the
/// folder of the backups. It is run without a shell, with the path of the file.
struct AfterBackup {
    private static let file = "after-backup"

    let folder: BackupFolder
    /// After which it is killed, with all that it has started.
    let patience: Duration

    /// - Returns: what went wrong; nil when it went well, or when there is none.
    /// - Throws: `CancellationError`, when it was killed because the program ends: nothing is known of what it did.
    func run(with backup: String) async throws -> String? {
        let path = folder.path(of: Self.file)
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        guard attributes[.type] as? FileAttributeType == .typeRegular, let mode = attributes[.posixPermissions] as? Int,
            let owner = attributes[.ownerAccountID] as? NSNumber, [0, Int(geteuid())].contains(owner.intValue),
            mode & 0o022 == 0
        else { return "\(Self.file) is not run: others than its owner may change it" }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = [folder.path(of: backup)]
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return try await end(of: process)
    }

    private func end(of process: Process) async throws -> String? {
        let ends = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            let isExit = process.terminationReason == .exit
            ends.continuation.yield(isExit ? process.terminationStatus : -process.terminationStatus)
        }
        do { try process.run() } catch { return "\(Self.file) cannot be started" }
        let pid = process.processIdentifier
        return try await withThrowingTaskGroup(of: Int32?.self) { group in
            group.addTask { await ends.stream.first { _ in true } }
            group.addTask { [patience] in
                try await Task.sleep(for: patience)
                return nil
            }
            defer { group.cancelAll() }
            do {
                guard let status = try await group.next() ?? nil else {
                    try Task.checkCancellation()
                    Self.killAll(of: pid)
                    return "\(Self.file) did not end in time"
                }
                return status == 0 ? nil : "\(Self.file) ended with \(status)"
            } catch {
                Self.killAll(of: pid)
                throw error
            }
        }
    }

    /// `Process` gives what it starts a process group of its own, whose number is that of its first process.
    private static func killAll(of pid: pid_t) { kill(-pid, SIGKILL) }
}

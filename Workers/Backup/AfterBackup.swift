import Foundation
import Glibc
import Vault

/// What an operator wants done with every backup, such as taking it to another place: the executable `after-backup` in the
/// folder of the backups. It is run without a shell, with the path of the file, and has ten minutes.
struct AfterBackup {
    private static let file = "after-backup"
    private static let patience = Duration.seconds(600)

    let folder: BackupFolder

    /// - Returns: what went wrong; nil when it went well, or when there is none.
    func run(with backup: String) async -> String? {
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
        return await Self.end(of: process)
    }

    private static func end(of process: Process) async -> String? {
        let ends = AsyncStream.makeStream(of: Int32?.self)
        process.terminationHandler = { process in
            let isExit = process.terminationReason == .exit
            ends.continuation.yield(isExit ? process.terminationStatus : -process.terminationStatus)
        }
        do { try process.run() } catch { return "\(file) cannot be started" }
        let pid = process.processIdentifier
        return await withTaskGroup(of: Int32?.self) { group in
            group.addTask { await ends.stream.first { _ in true } ?? nil }
            group.addTask {
                try? await Task.sleep(for: patience)  // cancelled when it has ended
                return nil
            }
            defer { group.cancelAll() }
            for await status in group {
                if let status { return status == 0 ? nil : "\(file) ended with \(status)" }
                kill(pid, SIGKILL)
                return "\(file) did not end in time"
            }
            return nil
        }
    }
}

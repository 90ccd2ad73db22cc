import Foundation
import Glibc

/// What files do, with errors of this module.
enum Disk {
    static let privateFile = 0o600
    static let privateFolder = 0o700

    static func attempt<Result>(_ body: () throws -> Result) throws(VaultError) -> Result {
        do { return try body() } catch let error as VaultError { throw error } catch { throw VaultError(disk: error) }
    }

    /// A new file that nobody else can read, open for writing.
    static func create(_ path: String) throws(VaultError) -> FileHandle {
        try attempt {
            let made = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: privateFile])
            guard made else { throw VaultError.disk("a file cannot be made") }
            return try FileHandle(forWritingTo: URL(filePath: path))
        }
    }

    /// Makes a file under another name, or over the one that has it.
    static func rename(_ path: String, to other: String) throws(VaultError) {
        try attempt {
            if FileManager.default.fileExists(atPath: other) {
                _ = try FileManager.default.replaceItemAt(URL(filePath: other), withItemAt: URL(filePath: path))
            } else {
                try FileManager.default.moveItem(atPath: path, toPath: other)
            }
        }
    }

    /// Returns when the names in a folder are on the disk.
    static func synchronize(folder path: String) throws(VaultError) {
        try attempt {
            let folder = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? folder.close() }  // nothing was written
            try folder.synchronize()
        }
    }

    /// Writes a whole file so that under its name there is either all of it or what was there before.
    static func write(_ data: Data, to path: String) throws(VaultError) {
        let part = path + BackupName.partEnd
        let file = try create(part)
        try attempt {
            try file.write(contentsOf: data)
            try file.synchronize()
            try file.close()
        }
        try rename(part, to: path)
        try synchronize(folder: (path as NSString).deletingLastPathComponent)
    }
}

extension VaultError {
    fileprivate init(disk error: any Error) {
        var found = error as NSError
        while let inner = found.userInfo[NSUnderlyingErrorKey] as? NSError { found = inner }
        if found.domain == NSPOSIXErrorDomain, [ENOSPC, EDQUOT].contains(Int32(found.code)) {
            self = .noSpace
        } else if (error as? CocoaError)?.code == .fileWriteOutOfSpace {
            self = .noSpace
        } else {
            // Domain and number: texts of Foundation name paths.
            self = .disk("\(found.domain) \(found.code)")
        }
    }
}

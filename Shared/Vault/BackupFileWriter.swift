import Age
import Crypto
import Foundation
import Zstandard

/// Writes an archive into a file: compressed, and encrypted where there is somebody to encrypt it to.
final class BackupFileWriter {
    /// Fast enough to wait for the database, and within a few per cent of what slower levels reach with records of people.
    private static let level = 6

    private let file: FileHandle
    private let compressor = Compressor(level: level)
    private var encryptor: Encryptor?
    private var hash = SHA256()
    private var written = 0
    private(set) var archiveBytes = 0

    /// - Parameter recipients: none for a file that is not encrypted.
    init(at path: String, to recipients: [Recipient]) throws(VaultError) {
        file = try Disk.create(path)
        encryptor = recipients.isEmpty ? nil : Encryptor(to: recipients)
    }

    func write(_ archive: [UInt8]) throws(VaultError) {
        archiveBytes += archive.count
        try store(compressor.add(archive))
    }

    /// Returns when all of it is on the disk.
    func finish() throws(VaultError) -> FileFacts {
        try store(compressor.finish())
        if let end = encryptor?.finish() { try append(end) }
        try Disk.attempt {
            try file.synchronize()
            try file.close()
        }
        return FileFacts(bytes: written, archiveBytes: archiveBytes, sha256: hash.finalize().hexadecimal)
    }

    private func store(_ compressed: [UInt8]) throws(VaultError) {
        guard !compressed.isEmpty else { return }
        try append(encryptor?.add(compressed) ?? compressed)
    }

    private func append(_ bytes: [UInt8]) throws(VaultError) {
        guard !bytes.isEmpty else { return }
        try Disk.attempt { try file.write(contentsOf: bytes) }
        hash.update(data: bytes)
        written += bytes.count
    }
}

/// What is known of a file after all of it went by.
public struct FileFacts: Equatable, Sendable {
    public let bytes: Int
    public let archiveBytes: Int
    public let sha256: String
}

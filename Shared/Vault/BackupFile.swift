public import Age
public import Archive
import Crypto
import Foundation
import Zstandard

/// Reads a backup from its file, and holds it to everything that can be checked on the way.
///
/// A bounded part of it is in memory. It blocks while it reads.
public final class BackupFile {
    private static let pieceLength = 256 << 10

    private let file: FileHandle
    private var decryptor: Decryptor?
    private let decompressor = Decompressor()
    private var dump = DumpReader()
    private var hash = SHA256()
    private var read = 0
    private var archiveBytes = 0
    private var isAtEnd = false

    /// - Parameter identities: for an encrypted file, which its name tells.
    /// - Throws: `noKey` for an encrypted file without one.
    public init(_ path: String, by identities: [Identity]) throws(VaultError) {
        if path.hasSuffix(".age") || path.hasSuffix(".age" + BackupName.partEnd) {
            guard !identities.isEmpty else { throw .noKey }
            decryptor = Decryptor(by: identities)
        }
        file = try Disk.attempt { try FileHandle(forReadingFrom: URL(filePath: path)) }
    }

    /// What comes next; nil at the end, when the file is whole and holds what was written.
    ///
    /// - Throws: `damaged`, and `noKey` when none of the keys opens it.
    public func next() throws(VaultError) -> DumpEvent? {
        while true {
            if let event = try checked({ () throws(ArchiveError) in try dump.next() }) { return event }
            if let piece = try checked({ () throws(ZstandardError) in try decompressor.next() }) {
                archiveBytes += piece.count
                dump.add(piece)
                continue
            }
            if isAtEnd {
                try checked { () throws(ZstandardError) in try decompressor.finish() }
                try checked { () throws(ArchiveError) in try dump.finish() }
                return nil
            }
            decompressor.add(try compressed())
        }
    }

    /// The next bytes of the file, decrypted; none may mean that it takes more to know.
    private func compressed() throws(VaultError) -> [UInt8] {
        let bytes = try Disk.attempt { [UInt8](try file.read(upToCount: Self.pieceLength) ?? Data()) }
        hash.update(data: bytes)
        read += bytes.count
        isAtEnd = bytes.isEmpty
        guard decryptor != nil else { return bytes }
        do throws(AgeError) {
            return isAtEnd ? try decryptor?.finish() ?? [] : try decryptor?.add(bytes) ?? []
        } catch {
            throw error == .noMatchingIdentity ? .noKey : .damaged("\(error)")
        }
    }

    /// What is known of the file once all of it was read.
    public var facts: FileFacts {
        FileFacts(bytes: read, archiveBytes: archiveBytes, sha256: hash.finalize().hexadecimal)
    }

    private func checked<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(VaultError) -> Result {
        do throws(Failure) { return try body() } catch { throw .damaged("\(error)") }
    }
}

public import Age
import Archive
import Foundation

/// Holds a backup to its manifest, without a database.
public struct Verification: Sendable {
    public let manifest: Manifest
    /// SHA-256 of the manifest's bytes as they stand, in hexadecimal digits.
    public let manifestDigest: String
    private let path: String

    /// - Parameter path: of the archive, beside which its manifest must be.
    /// - Throws: `noManifest`.
    public init(of path: String) throws(VaultError) {
        let url = URL(filePath: path)
        guard case (let name, .archive)? = BackupName.parse(url.lastPathComponent),
            let data = try? Data(contentsOf: url.deletingLastPathComponent().appending(path: name.manifest))
        else { throw .noManifest }
        manifest = try Manifest(decoding: data)
        manifestDigest = Manifest.digest(of: data)
        self.path = path
    }

    /// Reads all of the file: its checksums are right, and it holds what the manifest says. It blocks while it reads.
    ///
    /// That tells whether the file is whole, and not who made it: anybody can encrypt to a public key, and whoever can write
    /// the file can write a manifest that fits. Only a `digest` of the manifest that is kept elsewhere tells that.
    ///
    /// - Parameter identities: for an encrypted file.
    /// - Returns: what may be restored.
    @discardableResult
    public func run(by identities: [Identity]) throws(VaultError) -> VerifiedBackup {
        let file = try BackupFile(path, by: identities)
        let (prelude, contents) = try file.contents()
        guard file.facts.sha256 == manifest.sha256, file.facts.bytes == manifest.fileBytes,
            file.facts.archiveBytes == manifest.archiveBytes
        else { throw .damaged("it is not the file that the manifest tells of") }
        guard prelude.serverVersion == manifest.serverVersion else {
            throw .damaged("another server than the manifest's")
        }
        try contents.compare(with: manifest)
        return VerifiedBackup(
            manifest: manifest, manifestDigest: manifestDigest, path: path, identities: identities, contents: contents)
    }
}

/// A backup that was read to its end and is what its manifest says.
public struct VerifiedBackup: Sendable {
    public let manifest: Manifest
    /// SHA-256 of the manifest's bytes as they stand, in hexadecimal digits.
    public let manifestDigest: String
    let path: String
    let identities: [Identity]
    let contents: Contents
}

public import FamilyStore
public import Vault

extension BackupState.Success {
    /// What is noted of a backup that has this manifest.
    public init(_ manifest: Manifest) {
        self.init(
            at: manifest.finishedAt, file: manifest.file, bytes: manifest.fileBytes, documents: manifest.documents,
            isEncrypted: manifest.encryptedTo != nil)
    }
}

extension SHA256Hash {
    /// Of a manifest's bytes: who keeps it can tell whether anybody changed the manifest, or the backup.
    public init(of manifest: Manifest) throws {
        guard let hash = SHA256Hash(try manifest.digest) else { throw VaultError.noManifest }
        self = hash
    }
}

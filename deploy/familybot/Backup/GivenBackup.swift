import Age
import Foundation
import Operations
import Vault

/// A backup as an operator names it, and what opens it.
struct GivenBackup {
    /// Its path, or its name within FAMILYBOT_BACKUP_DIR.
    let file: String
    /// The path of a file of age-keygen.
    let identity: String?

    /// Reads it to its end, and holds it to its manifest.
    ///
    /// - Parameter check: looks at the manifest before the file is read.
    func proved(
        _ check: (Manifest) throws -> Void = { _ in }
    ) throws -> VerifiedBackup {
        let path = try path()
        let keys = try identities()
        var wanted: String?
        do {
            let verification = try Verification(of: path)
            wanted = verification.manifest.encryptedTo
            try check(verification.manifest)
            return try verification.run(by: keys)
        } catch let error as VaultError {
            throw VerificationTrouble(error, given: identity, wanted: wanted)
        }
    }

    private func path() throws -> String {
        if file.contains("/") || FileManager.default.fileExists(atPath: file) { return file }
        do throws(ConfigurationError) {
            return try BackupFiles(.current).folder.path(of: file)
        } catch {
            error.exit(program: "familybot")
        }
    }

    private func identities() throws(VerificationTrouble) -> [Identity] {
        guard let identity else { return [] }
        do { return try Identity.all(in: try String(contentsOfFile: identity, encoding: .utf8)) } catch {
            throw .noKeyFile(identity)
        }
    }
}

import ArgumentParser
import Operations
import Vault

/// `familybot backup verify`: holds a file to its manifest, and the manifest to the audit log.
struct BackupVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Reads a backup to its end and compares it with its manifest. Exit code 1 when it is not as it should be.",
        discussion:
            "It needs no server. Where MongoDB can be reached, the manifest is compared with what the audit log has "
            + "noted of it; without that, whoever could write to the folder could have put another backup there, with "
            + "a manifest that fits: checksums prove that a file is whole, and not who made it, and anybody can "
            + "encrypt to a public key.\n\n"
            + SettingName.help(for: [.backupDirectory, .mongoURI, .mongoDatabase]))

    @Argument(help: "The backup: its path, or its name within FAMILYBOT_BACKUP_DIR.")
    var file: String

    @Option(help: "The file of age-keygen whose public key the backup is encrypted to.")
    var identity: String?

    @Flag(
        help:
            "Print one JSON object: file, sound, documents, collections, sha256, audit; or file, sound, trouble, mend.")
    var json = false

    func run() async throws {
        do {
            let backup = try GivenBackup(file: file, identity: identity).proved()
            let audit = await ManifestAudit.look(for: backup.manifest.file, backup.manifestDigest)
            guard audit != .another else { throw VerificationTrouble.anotherManifest }
            let told = Told(backup.manifest, audit)
            print(json ? try Operator.json(told) : told.text)
        } catch let trouble as VerificationTrouble {
            let told = Troubled(file: file, trouble)
            print(json ? try Operator.json(told) : told.text)
            throw ExitCode(1)
        }
    }

    private struct Told: Encodable {
        let file: String
        let sound = true
        let documents: Int
        let collections: Int
        let sha256: String
        let audit: String

        init(_ manifest: Manifest, _ audit: ManifestAudit) {
            file = manifest.file
            documents = manifest.documents
            collections = manifest.collections.count
            sha256 = manifest.sha256
            self.audit = audit.sentence
        }

        var text: String { "\(file) is whole: \(documents) documents in \(collections) collections. \(audit)." }
    }

    private struct Troubled: Encodable {
        let file: String
        let sound = false
        let trouble: String
        let mend: String

        init(file: String, _ trouble: VerificationTrouble) {
            self.file = file
            self.trouble = trouble.sentence
            mend = trouble.mend
        }

        var text: String { "\(file): \(trouble).\n→ \(mend)" }
    }
}

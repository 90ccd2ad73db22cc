import Age
import ArgumentParser
import Foundation
import Operations
import Vault

/// `familybot backup verify`: holds a file to its manifest, without a database.
struct BackupVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Reads a backup to its end and compares it with its manifest. Exit code 1 when it is not as it should be.",
        discussion: "It needs no server, and no settings but those for the folder.")

    @Argument(help: "The backup: its path, or its name within FAMILYBOT_BACKUP_DIR.")
    var file: String

    @Option(help: "The file of age-keygen whose public key the backup is encrypted to.")
    var identity: String?

    @Flag(help: "Print one JSON object: file, documents, collections, sha256.")
    var json = false

    func run() async throws {
        let path = try path()
        do throws(VaultError) {
            let verification = try Verification(of: path)
            try verification.run(by: try identities())
            tell(verification.manifest)
        } catch {
            print("\(file): \(error).")
            throw ExitCode(1)
        }
    }

    private func path() throws -> String {
        if file.contains("/") || FileManager.default.fileExists(atPath: file) { return file }
        do throws(ConfigurationError) {
            return BackupFolder(try ProgramEnvironment.current.read { $0.string(.backupDirectory) }).path(of: file)
        } catch {
            error.exit(program: "familybot")
        }
    }

    private func identities() throws(VaultError) -> [Identity] {
        guard let identity else { return [] }
        guard let text = try? String(contentsOfFile: identity, encoding: .utf8), let found = try? Identity.all(in: text)
        else { throw .noKey }
        return found
    }

    private func tell(_ manifest: Manifest) {
        let told = Told(
            file: manifest.file, documents: manifest.documents, collections: manifest.collections.count,
            sha256: manifest.sha256)
        guard json, let text = try? Operator.json(told) else {
            print("\(told.file) is whole: \(told.documents) documents in \(told.collections) collections.")
            return
        }
        print(text)
    }

    private struct Told: Encodable {
        let file: String
        let documents: Int
        let collections: Int
        let sha256: String
    }
}

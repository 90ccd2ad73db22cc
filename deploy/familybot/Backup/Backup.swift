import ArgumentParser
import Operations
import Vault

/// `familybot backup`: the copies of all data.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes, lists, verifies and removes backups.",
        discussion: "The scheduler has one made each night, at FAMILYBOT_BACKUP_AT.\n\n"
            + SettingName.help(for: [
                .telegramBotToken, .redisURL, .mongoURI, .mongoDatabase, .backupDirectory, .backupRecipient,
            ]),
        subcommands: [BackupNow.self, BackupList.self, BackupVerify.self, BackupPrune.self],
        defaultSubcommand: BackupList.self)

    /// Runs a command; what is wrong with the settings is exit 78, what is wrong with a backup exit 1.
    static func run(_ body: (Settings) async throws -> Void) async throws {
        do {
            try await body(try Settings(.current))
        } catch let error as ConfigurationError {
            error.exit(program: "familybot")
        } catch let error as VaultError {
            print("familybot: \(error)")
            throw ExitCode(1)
        }
    }
}

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
        subcommands: [BackupNow.self, BackupList.self, BackupVerify.self, BackupPrune.self, BackupAdopt.self],
        defaultSubcommand: BackupList.self)

    /// Runs a command with the settings that it reads; what is wrong with them is exit 78, what is wrong with a backup or its
    /// folder exit 1.
    static func run<Settings>(
        json: Bool, _ read: (ProgramEnvironment) throws(ConfigurationError) -> Settings,
        _ body: (Settings) async throws -> Void
    ) async throws {
        do {
            try await body(try read(.current))
        } catch let error as ConfigurationError {
            error.exit(program: "familybot")
        } catch let error as VaultError {
            print(json ? try Operator.json(["trouble": "\(error)"]) : "familybot: \(error)")
            throw ExitCode(1)
        }
    }
}

/// What a command needs that looks at the files and at nothing else.
struct BackupFiles {
    let folder: BackupFolder
    let database: String

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        let (path, database) = try environment.read { read in
            (read.string(.backupDirectory), read.string(.mongoDatabase))
        }
        folder = BackupFolder(path)
        self.database = database
    }
}

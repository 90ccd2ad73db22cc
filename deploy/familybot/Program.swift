import ArgumentParser
import Operations

/// `familybot`: what an operator does by hand.
@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "familybot",
        abstract: "Looks after an installation of Family Bot.",
        version: BuildInfo.version,
        subcommands: [
            Init.self, Doctor.self, Healthcheck.self, Webhook.self, Schedule.self, Backup.self, Restore.self,
            Export.self,
            Audit.self,
        ])
}

import ArgumentParser
import Foundation
import Operations
import TelegramAPI

/// `familybot webhook`: how Telegram brings its updates.
struct Webhook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sets, removes or shows the webhook.",
        discussion: "The scheduler keeps the webhook by itself in webhook mode, and the ingress removes it in polling "
            + "mode; these commands are for looking and for trying.\n\n"
            + SettingName.help(for: [
                .telegramBotToken, .telegramAPIBase, .telegramWebhookURL, .telegramWebhookSecret,
            ]),
        subcommands: [Set.self, Delete.self, Status.self], defaultSubcommand: Status.self)

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has Telegram post updates to TELEGRAM_WEBHOOK_URL. Those that wait are kept.")

        func run() async throws {
            try await Operator.run { settings, bot in
                guard let url = settings.webhookURL, let secret = settings.webhookSecrets.first else {
                    throw ConfigurationError("TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_SECRET are both needed")
                }
                try await bot.setWebhook(.standard(url: url, secret: secret.reveal()), timeout: Operator.patience)
                print("Telegram posts updates to \(url).")
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has Telegram keep updates until somebody asks for them. Those that wait are kept.")

        func run() async throws {
            try await Operator.run { _, bot in
                try await bot.deleteWebhook(timeout: Operator.patience)
                print("There is no webhook. Telegram keeps updates for 24 hours.")
            }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what Telegram knows about the webhook. Exit code 1 when updates wait and its calls fail.")

        @Flag(help: "Print one JSON object: url, pending, lastErrorAt, lastError, maximumConnections, allowedUpdates.")
        var json = false

        func run() async throws {
            try await Operator.run { _, bot in
                let info = try await bot.getWebhookInfo(timeout: Operator.patience)
                let told = Told(info)
                print(json ? try Operator.json(told) : told.text)
                if info.pendingUpdates > 0, info.lastErrorDate != nil { throw ExitCode(1) }
            }
        }
    }

    /// What `status` prints.
    private struct Told: Encodable {
        let url: String?
        let pending: Int
        let lastErrorAt: Date?
        let lastError: String?
        let maximumConnections: Int?
        let allowedUpdates: [String]?

        init(_ info: WebhookInfo) {
            url = info.url.isEmpty ? nil : info.url
            pending = info.pendingUpdates
            lastErrorAt = info.lastErrorDate.map { Date(timeIntervalSince1970: TimeInterval($0)) }
            lastError = info.lastErrorMessage
            maximumConnections = info.maximumConnections
            allowedUpdates = info.allowedUpdates
        }

        var text: String {
            var lines = [
                "address:      \(url ?? "none: Telegram keeps updates until somebody polls")",
                "waiting:      \(pending)",
            ]
            if let lastErrorAt {
                lines.append("last error:   \(lastErrorAt.formatted(.iso8601)) \(lastError ?? "")")
            }
            if let maximumConnections { lines.append("connections:  \(maximumConnections)") }
            if let allowedUpdates { lines.append("kinds:        \(allowedUpdates.joined(separator: ", "))") }
            return lines.joined(separator: "\n")
        }
    }
}

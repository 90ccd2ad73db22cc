import ArgumentParser
import Hummingbird
import Jobs
import Logging
import Operations
import Redis
import ServiceLifecycle
import Webhook

/// `familybot-ingress`: takes Telegram's updates in and acknowledges them when they are durable.
@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "familybot-ingress",
        abstract: "Takes Telegram's updates in and acknowledges them when they are durable.",
        discussion: SettingName.help(for: [
            .telegramBotToken, .telegramAPIBase, .telegramMode, .telegramWebhookURL, .telegramWebhookSecret,
            .ingressBind, .metricsBind,
            .redisURL, .durability, .logLevel, .logFormat,
        ]),
        version: BuildInfo.version)

    func run() async throws {
        do {
            try await Ingress(try Settings(.current)).run()
        } catch let error as ConfigurationError {
            error.exit(program: "familybot-ingress")
        }
    }
}

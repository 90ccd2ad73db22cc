import Operations
import Storage
import TelegramAPI

/// What the operator's commands run with.
struct Settings: Sendable {
    let token: BotToken?
    let telegramBase: ServiceURL
    let webhookURL: String?
    let webhookSecrets: [Secret]
    let storage: StorageSettings

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        self = try environment.read { read in
            let shared = read.shared()
            let token = BotToken(shared.botToken.reveal())
            if shared.bot != 0, token == nil { read.problem(.telegramBotToken, "is not a bot token") }
            return Settings(
                token: token, telegramBase: read.url(.telegramAPIBase, schemes: ["https", "http"]),
                webhookURL: read.urlIfSet(.telegramWebhookURL, schemes: ["https", "http"])?.string,
                webhookSecrets: read.secrets(.telegramWebhookSecret), storage: read.storage())
        }
    }

    private init(
        token: BotToken?, telegramBase: ServiceURL, webhookURL: String?, webhookSecrets: [Secret],
        storage: StorageSettings
    ) {
        self.token = token
        self.telegramBase = telegramBase
        self.webhookURL = webhookURL
        self.webhookSecrets = webhookSecrets
        self.storage = storage
    }
}

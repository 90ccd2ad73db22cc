import FamilyStore
import Operations
import Schedules
import Storage
import TelegramAPI

/// What the scheduler runs with.
struct Settings: Sendable {
    let shared: SharedSettings
    let token: BotToken?
    let telegramBase: ServiceURL
    /// Nil in polling mode: nobody watches what is not to be.
    let webhook: SetWebhook?
    let webhookInterval: Duration
    let storage: StorageSettings
    let schedules: [Schedule]
    let record: SettingsRecord

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        self = try environment.read { read in
            let shared = read.shared()
            let token = BotToken(shared.botToken.reveal())
            if shared.bot != 0, token == nil { read.problem(.telegramBotToken, "is not a bot token") }
            let mode: TelegramMode = read.choice(.telegramMode)
            let url = read.urlIfSet(.telegramWebhookURL, schemes: ["https", "http"])
            let secret = read.secrets(.telegramWebhookSecret).first
            if mode == .webhook, url == nil { read.problem(.telegramWebhookURL, "is required in webhook mode") }
            if mode == .webhook, secret == nil { read.problem(.telegramWebhookSecret, "is required in webhook mode") }
            let webhook = url.flatMap { url in
                secret.map { SetWebhook.standard(url: url.string, secret: $0.reveal()) }
            }
            let storage = read.storage()
            return Settings(
                shared: shared, token: token, telegramBase: read.url(.telegramAPIBase, schemes: ["https", "http"]),
                webhook: mode == .webhook ? webhook : nil,
                webhookInterval: read.seconds(.webhookCheckSeconds, in: 1...3600), storage: storage,
                schedules: read.schedules(in: storage.newcomers.zone), record: read.record)
        }
    }

    private init(
        shared: SharedSettings, token: BotToken?, telegramBase: ServiceURL, webhook: SetWebhook?,
        webhookInterval: Duration, storage: StorageSettings, schedules: [Schedule],
        record: SettingsRecord
    ) {
        self.shared = shared
        self.token = token
        self.telegramBase = telegramBase
        self.webhook = webhook
        self.webhookInterval = webhookInterval
        self.storage = storage
        self.schedules = schedules
        self.record = record
    }
}

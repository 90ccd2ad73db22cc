import Age
import FamilyStore
import Operations
import Schedules
import Storage
import TelegramAPI

/// What the operator's commands run with.
struct Settings: Sendable {
    let shared: SharedSettings
    let token: BotToken?
    let telegramBase: ServiceURL
    let mode: TelegramMode
    let webhookURL: String?
    let webhookSecrets: [Secret]
    let ingressBind: BindAddress
    let ai: AISettings
    let storage: StorageSettings
    let schedules: [Schedules.Schedule]
    let backupFolder: String
    let backupRecipient: Recipient?

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        self = try environment.read { read in
            let shared = read.shared()
            let token = BotToken(shared.botToken.reveal())
            if shared.bot != 0, token == nil { read.problem(.telegramBotToken, "is not a bot token") }
            let storage = read.storage()
            return Settings(
                shared: shared, token: token, telegramBase: read.url(.telegramAPIBase, schemes: ["https", "http"]),
                mode: read.choice(.telegramMode),
                webhookURL: read.urlIfSet(.telegramWebhookURL, schemes: ["https", "http"])?.string,
                webhookSecrets: read.secrets(.telegramWebhookSecret),
                ingressBind: read.bindAddress(.ingressBind), ai: read.ai(), storage: storage,
                schedules: read.schedules(in: storage.newcomers.zone), backupFolder: read.string(.backupDirectory),
                backupRecipient: read.parsedIfSet(.backupRecipient) { text throws(AgeError) in try Recipient(text) })
        }
    }

    private init(
        shared: SharedSettings, token: BotToken?, telegramBase: ServiceURL, mode: TelegramMode, webhookURL: String?,
        webhookSecrets: [Secret], ingressBind: BindAddress, ai: AISettings, storage: StorageSettings,
        schedules: [Schedules.Schedule], backupFolder: String, backupRecipient: Recipient?
    ) {
        self.shared = shared
        self.mode = mode
        self.ingressBind = ingressBind
        self.ai = ai
        self.backupFolder = backupFolder
        self.backupRecipient = backupRecipient
        self.token = token
        self.telegramBase = telegramBase
        self.webhookURL = webhookURL
        self.webhookSecrets = webhookSecrets
        self.storage = storage
        self.schedules = schedules
    }

    /// Telegram's own server, which has rules of its own for webhooks.
    var isOfficialTelegram: Bool { telegramBase.authority.hasPrefix("api.telegram.org") }
}

extension ServiceURL {
    /// Whether it leads to this very machine, so that nobody on the way can read along.
    var staysHere: Bool {
        ["localhost", "127.0.0.1", "[::1]"].contains { authority == $0 || authority.hasPrefix($0 + ":") }
    }

    /// Whether what is sent there is encrypted, or goes nowhere.
    var isPrivate: Bool { scheme == "https" || staysHere }
}

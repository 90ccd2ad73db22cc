import Operations
import TelegramAPI

/// What the ingress runs with.
struct Settings: Sendable {
    let shared: SharedSettings
    let mode: TelegramMode
    let token: BotToken?
    /// Whom polling asks.
    let telegramBase: ServiceURL
    let bind: BindAddress
    /// The path of the URL that Telegram was told. In polling mode it is nil, or still there for what Telegram is
    /// delivering while an installation changes its mode.
    let webhookPath: String?
    let secrets: [Secret]
    let record: SettingsRecord

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        self = try environment.read { read in
            let shared = read.shared()
            let token = BotToken(shared.botToken.reveal())
            if shared.bot != 0, token == nil { read.problem(.telegramBotToken, "is not a bot token") }
            let mode: TelegramMode = read.choice(.telegramMode)
            let url = read.urlIfSet(.telegramWebhookURL, schemes: ["https", "http"])
            let secrets = read.secrets(.telegramWebhookSecret)
            if mode == .webhook, url == nil { read.problem(.telegramWebhookURL, "is required in webhook mode") }
            if mode == .webhook, secrets.isEmpty { read.problem(.telegramWebhookSecret, "is required in webhook mode") }
            if !secrets.allSatisfy({ Self.isWebhookSecret($0.reveal()) }) {
                read.problem(.telegramWebhookSecret, "must have 1 to 256 characters of A-Z, a-z, 0-9, _ and -")
            }
            return Settings(
                shared: shared, mode: mode, token: token,
                telegramBase: read.url(.telegramAPIBase, schemes: ["https", "http"]),
                bind: read.bindAddress(.ingressBind), webhookPath: url?.path, secrets: secrets, record: read.record)
        }
    }

    private init(
        shared: SharedSettings, mode: TelegramMode, token: BotToken?, telegramBase: ServiceURL, bind: BindAddress,
        webhookPath: String?, secrets: [Secret], record: SettingsRecord
    ) {
        self.shared = shared
        self.mode = mode
        self.token = token
        self.telegramBase = telegramBase
        self.bind = bind
        self.webhookPath = webhookPath
        self.secrets = secrets
        self.record = record
    }

    /// What `setWebhook` accepts.
    private static func isWebhookSecret(_ text: String) -> Bool {
        (1...256).contains(text.utf8.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    }
}

extension SettingName {
    /// What a program does when a variable is not set.
    public enum Fallback: Equatable, Sendable {
        /// There is no sensible guess: the program that needs it does not start.
        case required
        /// Used as if the operator had written it.
        case value(String)
        /// Left out, with what that means.
        case absent(String)
    }

    /// The one table of settings: `--help` and the operator's documentation are printed from it.
    public var row: (fallback: Fallback, meaning: String) {
        switch self {
        case .telegramBotToken: (.required, "token of the bot, from @BotFather")
        case .telegramAPIBase: (.value("https://api.telegram.org"), "Bot API server")
        case .telegramMode: (.value("polling"), "webhook or polling")
        case .telegramWebhookURL: (.absent("polling"), "public address in webhook mode; its path is the route")
        case .telegramWebhookSecret:
            (.absent("polling"), "secret of the webhook; two, comma-separated, during rotation")
        case .telegramRates:
            (.value("30/s,1/s+5,20/min"), "sending limits: all, per chat with burst, per group; or off")
        case .ingressBind: (.value("127.0.0.1:8001"), "webhook and health")
        case .metricsBind: (.absent("next free port of 127.0.0.1:9101-9199"), "/metrics, /livez and /readyz")
        case .adminBind: (.value("127.0.0.1:8002"), "admin page, on the scheduler")
        case .redisURL:
            (.value("redis://127.0.0.1:6379/0"), "also unix://path and redis+sentinel://host:port,host:port/name")
        case .mongoURI: (.value("mongodb://127.0.0.1:27017/?replicaSet=rs0"), "a replica set; one node is enough")
        case .mongoDatabase: (.value("familybot"), "database name")
        case .openAIKey: (.absent("no AI with the default base URL"), "key of the AI service")
        case .openAIBaseURL: (.value("https://api.openai.com/v1"), "any server that speaks the OpenAI API")
        case .openAIModel: (.value("gpt-4o-mini"), "model for conversation")
        case .openAIVisionModel: (.value("gpt-4o-mini"), "model for photos")
        case .openAIFallbackModel: (.absent("no second model"), "asked when the first model fails")
        case .openAIImageModel: (.value("gpt-image-1"), "model for /image")
        case .openAITranscribeModel: (.value("gpt-4o-mini-transcribe"), "model for voice messages")
        case .ownerIDs: (.absent("one-time link only"), "Telegram ids, comma-separated, that are owners at first start")
        case .timezone: (.value("Europe/Moscow"), "time zone of new people, of backups and of system reports")
        case .language: (.value("ru"), "language of new people: ru or en")
        case .pools: (.absent("all"), "pools of this worker, comma-separated")
        case .width: (.absent("per pool"), "jobs at a time in every pool of this worker")
        case .backupDirectory: (.value("./backups"), "folder of the backup files")
        case .backupRecipient: (.absent("unencrypted, mode 0600"), "age public key that backups are encrypted to")
        case .backupAt: (.value("30 3 * * *"), "when the backup is made, as five fields of cron or @daily and its like")
        case .durability: (.value("single"), "relaxed (tests), single (fsync always) or replicated (WAIT 1)")
        case .visibilitySeconds: (.value("20"), "seconds without a sign of life until another worker takes a job over")
        case .webhookCheckSeconds: (.value("60"), "seconds between two looks at the webhook's state")
        case .heic: (.value("off"), "on decodes HEIC photos in a process of its own")
        case .logLevel: (.value("info"), "trace, debug, info, notice, warning, error or critical")
        case .logFormat: (.value("json"), "json or text")
        }
    }

    /// The value used when the variable is not set, if there is one.
    public var defaultValue: String? {
        if case .value(let value) = row.fallback { value } else { nil }
    }
}

/// Every environment variable that a program of Family Bot understands, named as operators write it.
///
/// Each is also read as `NAME_FILE`: the path of a file that holds the value, as container secrets are mounted.
public enum SettingName: String, CaseIterable, Sendable {
    case telegramBotToken = "TELEGRAM_BOT_TOKEN"
    case telegramAPIBase = "TELEGRAM_API_BASE"
    case telegramMode = "TELEGRAM_MODE"
    case telegramWebhookURL = "TELEGRAM_WEBHOOK_URL"
    case telegramWebhookSecret = "TELEGRAM_WEBHOOK_SECRET"
    case telegramRates = "TELEGRAM_RATES"
    case ingressBind = "INGRESS_BIND"
    case metricsBind = "METRICS_BIND"
    case adminBind = "ADMIN_BIND"
    case redisURL = "REDIS_URL"
    case mongoURI = "MONGODB_URI"
    case mongoDatabase = "MONGODB_DATABASE"
    case openAIKey = "OPENAI_API_KEY"
    case openAIBaseURL = "OPENAI_BASE_URL"
    case openAIModel = "OPENAI_MODEL"
    case openAIVisionModel = "OPENAI_VISION_MODEL"
    case openAIFallbackModel = "OPENAI_FALLBACK_MODEL"
    case openAIImageModel = "OPENAI_IMAGE_MODEL"
    case openAITranscribeModel = "OPENAI_TRANSCRIBE_MODEL"
    case ownerIDs = "FAMILYBOT_OWNER_IDS"
    case timezone = "FAMILYBOT_TIMEZONE"
    case language = "FAMILYBOT_LANGUAGE"
    case pools = "FAMILYBOT_POOLS"
    case width = "FAMILYBOT_WIDTH"
    case backupDirectory = "FAMILYBOT_BACKUP_DIR"
    case backupRecipient = "FAMILYBOT_BACKUP_RECIPIENT"
    case backupAt = "FAMILYBOT_BACKUP_AT"
    case durability = "FAMILYBOT_DURABILITY"
    case visibilitySeconds = "FAMILYBOT_VISIBILITY_SECONDS"
    case webhookCheckSeconds = "FAMILYBOT_WEBHOOK_CHECK_SECONDS"
    case heic = "FAMILYBOT_HEIC"
    case logLevel = "LOG_LEVEL"
    case logFormat = "LOG_FORMAT"

    /// The variable that names a file with the value.
    public var fileVariable: String { rawValue + "_FILE" }
}

public import Redis

/// What every program needs: which bot it serves, and where its queue is.
public struct SharedSettings: Sendable {
    public let botToken: Secret
    /// The bot's Telegram id: the part of its token before the colon.
    public let bot: Int64
    public let redis: Endpoint
    public let durability: Durability
    public let visibility: Duration
    public let metricsBind: BindAddress?
    public let logs: LogSettings
}

extension SettingsReader {
    /// The settings that all programs share.
    public mutating func shared() -> SharedSettings {
        let token = secret(.telegramBotToken)
        let bot = Int64(token.reveal().prefix { $0 != ":" })
        if isSet(.telegramBotToken), bot == nil || !token.reveal().contains(":") {
            problem(.telegramBotToken, "is not a bot token; it looks like 123456789:AAE… and comes from @BotFather")
        }
        let redis = parsed(.redisURL) { text throws(EndpointError) in try Endpoint(parsing: text) }
        if let password = redis.password { hide(Secret(password)) }
        return SharedSettings(
            botToken: token, bot: bot ?? 0, redis: redis,
            durability: choice(.durability), visibility: seconds(.visibilitySeconds, in: 2...3600),
            metricsBind: bindAddressIfSet(.metricsBind), logs: logs())
    }
}

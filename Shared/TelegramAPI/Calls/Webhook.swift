/// How Telegram is to bring us updates.
public struct SetWebhook: Sendable, Encodable {
    /// Where Telegram posts them: `https`, port 443, 80, 88 or 8443.
    public var url: String
    /// Sent back with every update; 1–256 of `A-Za-z0-9_-`.
    public var secret: String
    /// Deliveries at the same time, 1–100.
    public var maximumConnections: Int
    /// Kinds of updates. `chat_member` comes only when it is named here.
    public var allowedUpdates: [String]

    public init(url: String, secret: String, maximumConnections: Int, allowedUpdates: [String]) {
        self.url = url
        self.secret = secret
        self.maximumConnections = maximumConnections
        self.allowedUpdates = allowedUpdates
    }

    /// As an installation wants it: all kinds that it reads, and as many connections as Telegram gives.
    public static func standard(url: String, secret: String) -> SetWebhook {
        SetWebhook(url: url, secret: secret, maximumConnections: 100, allowedUpdates: AllowedUpdates.all)
    }

    private enum CodingKeys: String, CodingKey {
        case url
        case secret = "secret_token"
        case maximumConnections = "max_connections"
        case allowedUpdates = "allowed_updates"
    }
}

extension SetWebhook: CustomStringConvertible, CustomReflectable {
    /// Without the secret.
    public var description: String { "webhook at \(url)" }
    /// Without children: `dump` prints those.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What Telegram knows about our webhook.
public struct WebhookInfo: Decodable, Sendable, Hashable {
    /// Empty when there is none.
    public let url: String
    /// Updates that Telegram keeps for us.
    public let pendingUpdates: Int
    /// Seconds since 1970 of the last delivery that failed lately.
    public let lastErrorDate: Int?
    /// Telegram's own words for that failure.
    public let lastErrorMessage: String?
    public let maximumConnections: Int?
    /// Nil when Telegram's default is in force.
    public let allowedUpdates: [String]?

    private enum CodingKeys: String, CodingKey {
        case url
        case pendingUpdates = "pending_update_count"
        case lastErrorDate = "last_error_date"
        case lastErrorMessage = "last_error_message"
        case maximumConnections = "max_connections"
        case allowedUpdates = "allowed_updates"
    }
}

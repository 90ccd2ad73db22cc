/// What is wrong with the webhook.
public enum WebhookFault: String, CaseIterable, Codable, Sendable {
    /// Telegram has none: somebody deleted it, or another program polls.
    case gone
    /// Updates go somewhere else.
    case otherAddress = "other_address"
    /// Telegram leaves kinds of updates out that we want, or opens other than the wanted number of connections.
    case otherKinds = "other_kinds"
    /// Telegram's calls fail.
    case failing
    /// Updates come in faster than they are taken.
    case backlog
}

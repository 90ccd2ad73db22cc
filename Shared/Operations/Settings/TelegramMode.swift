/// How updates come in.
public enum TelegramMode: String, CaseIterable, Sendable {
    /// Telegram calls the ingress.
    case webhook
    /// The ingress asks Telegram.
    case polling
}

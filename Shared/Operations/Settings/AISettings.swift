/// Which AI is asked, and for what.
public struct AISettings: Sendable {
    public let base: ServiceURL
    public let key: Secret?
    /// For conversation.
    public let model: String
    /// For photos.
    public let visionModel: String

    private static let official = "api.openai.com"

    /// OpenAI itself asks for a key; a server of one's own may not.
    public var isConfigured: Bool { key != nil || !base.authority.hasPrefix(Self.official) }
}

extension SettingsReader {
    /// The settings of whoever asks the AI.
    public mutating func ai() -> AISettings {
        AISettings(
            base: url(.openAIBaseURL, schemes: ["https", "http"]), key: secretIfSet(.openAIKey),
            model: string(.openAIModel), visionModel: string(.openAIVisionModel))
    }
}

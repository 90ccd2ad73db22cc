/// A language that the bot speaks.
public enum Language: String, CaseIterable, Codable, Sendable {
    case russian = "ru"
    case english = "en"

    /// The nearest language to an IETF tag as Telegram sends it (`ru`, `en-GB`, `uk`, …), or nil when there is no tag.
    ///
    /// Tags of countries where Russian is widely read go to Russian, all others to English.
    public init?(tag: String?) {
        guard let tag, !tag.isEmpty else { return nil }
        let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        self = ["ru", "be", "uk", "kk", "ky", "uz", "tg", "hy", "az"].contains(primary) ? .russian : .english
    }
}

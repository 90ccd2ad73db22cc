public import Domain
public import FoundationEssentials

/// One thing that was said in a dialog.
public struct Turn: Equatable, Sendable {
    /// Who said it.
    public enum Speaker: String, CaseIterable, Codable, Sendable {
        case person, bot
    }

    public let speaker: Speaker
    /// Who spoke to the bot, or whom it answered.
    public let person: UserID
    public let text: String
    /// When the job began that it belongs to: turns are in this order, and within a job in that of their call numbers.
    public let at: Date

    public init(speaker: Speaker, person: UserID, text: String, at: Date) {
        self.speaker = speaker
        self.person = person
        self.text = text
        self.at = at
    }
}

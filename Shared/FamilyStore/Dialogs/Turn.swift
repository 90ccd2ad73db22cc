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

    /// Its beginning and its end, in so many tokens as `TokenEstimate` counts them.
    func shortened(to tokens: Int) -> Turn {
        let gap = " […] "
        let half = (tokens - TokenEstimate.tokens(of: gap)) / 2
        let words =
            Self.prefix(of: text, half) + gap + String(Self.prefix(of: String(text.reversed()), half).reversed())
        return Turn(speaker: speaker, person: person, text: words, at: at)
    }

    private static func prefix(of text: String, _ tokens: Int) -> String {
        // No letter is less than a third of a token.
        var letters = text.prefix(tokens * 3)
        while TokenEstimate.tokens(of: String(letters)) > tokens {
            letters = letters.dropLast(max(1, letters.count / 16))
        }
        return String(letters)
    }
}

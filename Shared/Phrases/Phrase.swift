public import Domain

/// Everything that the bot says by itself, apart from the language in which it says it.
///
/// A phrase travels through queues as `{"phrase":"apology"}`, with its arguments as further keys.
public enum Phrase: Sendable, Hashable {
    /// Something broke on our side while a message was worked on.
    case apology
    /// Too many messages of one person wait.
    case slowDown
    /// The answer to `/start`.
    case welcome
    /// The commands that there are.
    case help
    case unknownCommand
    case nothingToCancel
    case stopped
    /// The AI does not answer now.
    case aiUnavailable
    /// The installation has no AI.
    case aiNotConfigured
    /// The AI declined to answer.
    case aiRefused
    /// The AI's provider refuses to work until it is paid.
    case aiQuota
    /// More than the model can read at once.
    case questionTooLong
    /// Stands below an answer that the AI did not finish.
    case answerCutOff
    case unsupported(kind: ContentKind)
    /// The bot was added to a group.
    case groupGreeting

    /// The phrase in `language`: plain text, at most 1000 UTF-16 units, to be sent as it is.
    public func text(in language: Language) -> String {
        switch language {
        case .russian: russian
        case .english: english
        }
    }
}

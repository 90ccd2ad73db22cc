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
    /// The commands that somebody of a role may use; all that there are where others read along, or the role is not known.
    case help(Role?)
    case unknownCommand
    case nothingToCancel
    /// No meal of the last day is there to be taken back.
    case nothingToUndo
    case stopped
    /// What was to be stopped is being stored.
    case tooLateToStop
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
    /// What was understood without the AI, which is silent: stands below it.
    case readWithoutAI
    /// Stands in place of the AI's closing words when something could not be stored.
    case notStored
    case unsupported(kind: ContentKind)
    /// Stands in the chat while photos are looked at.
    case lookingAtPhoto
    /// Photos need an AI, and the installation has none.
    case photoNeedsAI
    /// The AI is away, declined, or made nothing of a photo.
    case photoUnseen
    case pictureRefused(PictureProblem)
    /// The bot was added to a group.
    case groupGreeting
    /// The database is away: the answer comes by itself when it is back.
    case dataAway
    /// To somebody who is in no family, with the number by which he can be taken in.
    case stranger(UserID)
    /// Somebody came into a family, or has this role in it already.
    case admitted(Role)
    case inviteRefused(InviteProblem)
    /// The role does not allow it.
    case notPermitted
    /// It tells of somebody's health: not where others read along.
    case onlyPrivately
    /// A child asks for a goal of a day's energy.
    case childGoal
    /// How `/goal` is written.
    case goalUsage
    case resetDone
    case languageChosen
    case languageUsage
    case addUserUsage
    case removeUserUsage
    /// With the person's name; nil where none is known.
    case userAdded(UserID, Role, name: String?)
    /// With the person's name; nil where none is known.
    case userRemoved(UserID, name: String?)
    case peopleRefused(PeopleRefusal)
    /// Stands above the buttons for stretches of days and kinds of files.
    case exportMenu
    /// How `/export` is written.
    case exportUsage
    /// A file is being made.
    case exportStarted
    /// There is nothing that a file could be made of.
    case exportEmpty
    /// A file was kept for a day and could not be sent in that time.
    case fileGone
    /// A file could not be made, or could not be sent.
    case fileFailed
    /// Telegram does not take so large a file.
    case fileTooLarge
    /// To those who look after the bot: Telegram does not bring its updates as it should.
    case webhookTroubled(WebhookTrouble)
    /// A backup was asked for in the chat.
    case backupStarted
    /// It is made, and was proved by restoring it.
    case backupMade(documents: Int, bytes: Int)
    /// To those who look after the bot: there is no backup, or not all that belongs to one.
    case backupTroubled(BackupTrouble)

    /// What is wrong with the backups.
    public enum BackupTrouble: String, CaseIterable, Codable, Sendable {
        case folderAway, otherFolder, noSpace, unproved, failed, overdue, followingFailed
    }

    /// What is wrong with the webhook. All but the last two are mended when they are told.
    public enum WebhookTrouble: String, CaseIterable, Codable, Sendable {
        case gone, otherAddress, otherSettings, failing, backlog
    }

    /// Why a link takes nobody in.
    public enum InviteProblem: String, CaseIterable, Codable, Sendable {
        case unknown, used, expired, inAnotherFamily
    }

    /// A person by name, where there is one, and number.
    static func person(_ user: UserID, _ name: String?) -> String { name.map { "\($0) (\(user))" } ?? "\(user)" }

    /// The phrase in `language`: plain text, at most 1000 UTF-16 units, to be sent as it is.
    public func text(in language: Language) -> String {
        switch language {
        case .russian: russian
        case .english: english
        }
    }
}

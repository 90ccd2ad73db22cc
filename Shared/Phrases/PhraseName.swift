internal import Domain

extension Phrase {
    /// What a phrase is called on the wire. A name that was ever queued keeps its meaning.
    public enum Name: String, CaseIterable, Codable, Sendable {
        case apology, slowDown, welcome, help, unknownCommand, nothingToCancel, nothingToUndo, stopped, tooLateToStop
        case aiUnavailable, aiNotConfigured, aiRefused, aiQuota, questionTooLong, answerCutOff
        case lookingAtPhoto, photoNeedsAI, photoUnseen, pictureRefused
        case unsupported, groupGreeting, readWithoutAI, notStored, dataAway
        case stranger, admitted, inviteRefused, notPermitted, onlyPrivately, childGoal, goalUsage
        case resetDone, languageChosen, languageUsage
        case addUserUsage, removeUserUsage, userAdded, userRemoved, peopleRefused, webhookTroubled
        case backupStarted, backupMade, backupTroubled
        case exportMenu, exportUsage, exportStarted, exportEmpty, fileGone, fileFailed, fileTooLarge
    }

    /// The phrase without its arguments: safe to log and to count by.
    public var name: Name {
        switch self {
        case .apology: .apology
        case .slowDown: .slowDown
        case .welcome: .welcome
        case .help: .help
        case .unknownCommand: .unknownCommand
        case .nothingToCancel: .nothingToCancel
        case .nothingToUndo: .nothingToUndo
        case .stopped: .stopped
        case .tooLateToStop: .tooLateToStop
        case .lookingAtPhoto: .lookingAtPhoto
        case .photoNeedsAI: .photoNeedsAI
        case .photoUnseen: .photoUnseen
        case .pictureRefused: .pictureRefused
        case .aiUnavailable: .aiUnavailable
        case .aiNotConfigured: .aiNotConfigured
        case .aiRefused: .aiRefused
        case .aiQuota: .aiQuota
        case .questionTooLong: .questionTooLong
        case .answerCutOff: .answerCutOff
        case .unsupported: .unsupported
        case .groupGreeting: .groupGreeting
        case .readWithoutAI: .readWithoutAI
        case .notStored: .notStored
        case .dataAway: .dataAway
        case .stranger: .stranger
        case .admitted: .admitted
        case .inviteRefused: .inviteRefused
        case .notPermitted: .notPermitted
        case .onlyPrivately: .onlyPrivately
        case .childGoal: .childGoal
        case .goalUsage: .goalUsage
        case .resetDone: .resetDone
        case .languageChosen: .languageChosen
        case .languageUsage: .languageUsage
        case .addUserUsage: .addUserUsage
        case .removeUserUsage: .removeUserUsage
        case .userAdded: .userAdded
        case .userRemoved: .userRemoved
        case .peopleRefused: .peopleRefused
        case .webhookTroubled: .webhookTroubled
        case .backupStarted: .backupStarted
        case .backupMade: .backupMade
        case .backupTroubled: .backupTroubled
        case .exportMenu: .exportMenu
        case .exportUsage: .exportUsage
        case .exportStarted: .exportStarted
        case .exportEmpty: .exportEmpty
        case .fileGone: .fileGone
        case .fileFailed: .fileFailed
        case .fileTooLarge: .fileTooLarge
        }
    }
}

extension Phrase: Codable {
    private enum Key: String, CodingKey {
        case phrase, kind, user, role, name, reason, documents, bytes
    }

    /// Reads the wire form.
    ///
    /// Keys that it does not know are left out; a kind of content that it does not know is `other`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        switch try fields.decode(Name.self, forKey: .phrase) {
        case .apology: self = .apology
        case .slowDown: self = .slowDown
        case .welcome: self = .welcome
        case .help:
            // A role of a later version is told all.
            self = .help(try fields.decodeIfPresent(String.self, forKey: .role).flatMap(Role.init))
        case .unknownCommand: self = .unknownCommand
        case .nothingToCancel: self = .nothingToCancel
        case .nothingToUndo: self = .nothingToUndo
        case .stopped: self = .stopped
        case .tooLateToStop: self = .tooLateToStop
        case .lookingAtPhoto: self = .lookingAtPhoto
        case .photoNeedsAI: self = .photoNeedsAI
        case .photoUnseen: self = .photoUnseen
        case .pictureRefused:
            let problem = PictureProblem(rawValue: try fields.decode(String.self, forKey: .reason)) ?? .unsupported
            self = .pictureRefused(problem)
        case .aiUnavailable: self = .aiUnavailable
        case .aiNotConfigured: self = .aiNotConfigured
        case .aiRefused: self = .aiRefused
        case .aiQuota: self = .aiQuota
        case .questionTooLong: self = .questionTooLong
        case .answerCutOff: self = .answerCutOff
        case .unsupported:
            self = .unsupported(kind: ContentKind(rawValue: try fields.decode(String.self, forKey: .kind)) ?? .other)
        case .groupGreeting: self = .groupGreeting
        case .readWithoutAI: self = .readWithoutAI
        case .notStored: self = .notStored
        case .dataAway: self = .dataAway
        case .notPermitted: self = .notPermitted
        case .onlyPrivately: self = .onlyPrivately
        case .childGoal: self = .childGoal
        case .goalUsage: self = .goalUsage
        case .resetDone: self = .resetDone
        case .languageChosen: self = .languageChosen
        case .languageUsage: self = .languageUsage
        case .addUserUsage: self = .addUserUsage
        case .removeUserUsage: self = .removeUserUsage
        case .exportMenu: self = .exportMenu
        case .exportUsage: self = .exportUsage
        case .exportStarted: self = .exportStarted
        case .exportEmpty: self = .exportEmpty
        case .fileGone: self = .fileGone
        case .fileFailed: self = .fileFailed
        case .fileTooLarge: self = .fileTooLarge
        case .stranger: self = .stranger(try fields.decode(UserID.self, forKey: .user))
        case .admitted: self = .admitted(try fields.decode(Role.self, forKey: .role))
        case .inviteRefused: self = .inviteRefused(try fields.decode(InviteProblem.self, forKey: .reason))
        case .userAdded:
            self = .userAdded(
                try fields.decode(UserID.self, forKey: .user), try fields.decode(Role.self, forKey: .role),
                name: try fields.decodeIfPresent(String.self, forKey: .name))
        case .userRemoved:
            self = .userRemoved(
                try fields.decode(UserID.self, forKey: .user),
                name: try fields.decodeIfPresent(String.self, forKey: .name))
        case .peopleRefused: self = .peopleRefused(try fields.decode(PeopleRefusal.self, forKey: .reason))
        case .webhookTroubled: self = .webhookTroubled(try fields.decode(WebhookTrouble.self, forKey: .reason))
        case .backupStarted: self = .backupStarted
        case .backupMade:
            self = .backupMade(
                documents: try fields.decode(Int.self, forKey: .documents),
                bytes: try fields.decode(Int.self, forKey: .bytes))
        case .backupTroubled: self = .backupTroubled(try fields.decode(BackupTrouble.self, forKey: .reason))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(name, forKey: .phrase)
        switch self {
        case .help(let role): try fields.encodeIfPresent(role, forKey: .role)
        case .unsupported(let kind): try fields.encode(kind, forKey: .kind)
        case .stranger(let user): try fields.encode(user, forKey: .user)
        case .userRemoved(let user, let name):
            try fields.encode(user, forKey: .user)
            try fields.encodeIfPresent(name, forKey: .name)
        case .admitted(let role): try fields.encode(role, forKey: .role)
        case .pictureRefused(let problem): try fields.encode(problem, forKey: .reason)
        case .inviteRefused(let reason): try fields.encode(reason, forKey: .reason)
        case .peopleRefused(let reason): try fields.encode(reason, forKey: .reason)
        case .webhookTroubled(let trouble): try fields.encode(trouble, forKey: .reason)
        case .backupTroubled(let trouble): try fields.encode(trouble, forKey: .reason)
        case .backupMade(let documents, let bytes):
            try fields.encode(documents, forKey: .documents)
            try fields.encode(bytes, forKey: .bytes)
        case .userAdded(let user, let role, let name):
            try fields.encode(user, forKey: .user)
            try fields.encodeIfPresent(name, forKey: .name)
            try fields.encode(role, forKey: .role)
        default: break
        }
    }
}

internal import Domain

extension Phrase {
    /// What a phrase is called on the wire. A name that was ever queued keeps its meaning.
    public enum Name: String, CaseIterable, Codable, Sendable {
        case apology, slowDown, welcome, help, unknownCommand, nothingToCancel, stopped
        case aiUnavailable, aiNotConfigured, aiRefused, aiQuota, questionTooLong, answerCutOff
        case unsupported, groupGreeting
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
        case .stopped: .stopped
        case .aiUnavailable: .aiUnavailable
        case .aiNotConfigured: .aiNotConfigured
        case .aiRefused: .aiRefused
        case .aiQuota: .aiQuota
        case .questionTooLong: .questionTooLong
        case .answerCutOff: .answerCutOff
        case .unsupported: .unsupported
        case .groupGreeting: .groupGreeting
        }
    }
}

extension Phrase: Codable {
    private enum Key: String, CodingKey {
        case phrase, kind
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
        case .help: self = .help
        case .unknownCommand: self = .unknownCommand
        case .nothingToCancel: self = .nothingToCancel
        case .stopped: self = .stopped
        case .aiUnavailable: self = .aiUnavailable
        case .aiNotConfigured: self = .aiNotConfigured
        case .aiRefused: self = .aiRefused
        case .aiQuota: self = .aiQuota
        case .questionTooLong: self = .questionTooLong
        case .answerCutOff: self = .answerCutOff
        case .unsupported:
            self = .unsupported(kind: ContentKind(rawValue: try fields.decode(String.self, forKey: .kind)) ?? .other)
        case .groupGreeting: self = .groupGreeting
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(name, forKey: .phrase)
        if case .unsupported(let kind) = self { try fields.encode(kind, forKey: .kind) }
    }
}

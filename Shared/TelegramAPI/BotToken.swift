/// The secret by which Telegram knows our bot. It can be used by this module only and shows itself nowhere.
public struct BotToken: Hashable, Sendable {
    /// The bot's own user id, the part before the colon. Not secret.
    public let botID: Int64
    let rawValue: String

    /// Reads `123456:AA…`; nil for anything of another shape.
    ///
    /// Real secrets have 35 characters; from 5 on they are accepted, for Bot API servers of one's own and for tests.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            !parts[0].isEmpty, parts[0].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let botID = Int64(parts[0]), botID > 0,
            parts[1].utf8.count >= 5, parts[1].allSatisfy(\.isTokenCharacter)
        else { return nil }
        self.botID = botID
        rawValue = text
    }
}

extension BotToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(botID):…" }
    public var debugDescription: String { description }
    /// Without children: `dump` and the default descriptions of types around it print those.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Character {
    fileprivate var isTokenCharacter: Bool { isASCII && (isLetter || isNumber || self == "_" || self == "-") }
}

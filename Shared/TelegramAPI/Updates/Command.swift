/// A message such as `/start@FamilyBot abc`.
public struct Command: Sendable, Hashable {
    /// In lower case, without the slash: `start`.
    public let name: String
    /// What follows, without white space around it; often empty.
    public let argument: String
    /// The bot that it names, as it was written and without the `@`; nil when it is for any bot.
    public let addressee: String?

    /// Reads a text that begins with a slash and a name of letters, digits and underscores; nil for any other.
    ///
    /// Names in other scripts are commands too: `/помощь` deserves an answer, though Telegram does not mark it.
    public init?(_ text: String) {
        guard text.first == "/" else { return nil }
        let name = text.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        var rest = text[name.endIndex...]
        var addressee: Substring?
        if rest.first == "@" {
            let bot = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            guard !bot.isEmpty else { return nil }
            addressee = bot
            rest = rest[bot.endIndex...]
        }
        guard !name.isEmpty, rest.first?.isWhitespace ?? true else { return nil }
        self.name = name.lowercased()
        self.addressee = addressee.map(String.init)
        let argument = rest.drop(while: \.isWhitespace)
        let end = argument.lastIndex { !$0.isWhitespace }
        self.argument = end.map { String(argument[...$0]) } ?? ""
    }

    /// Whether the bot of this user name is meant, in whatever case it was written.
    public func isAddressed(to username: String) -> Bool {
        addressee.map { $0.lowercased() == username.lowercased() } ?? true
    }
}

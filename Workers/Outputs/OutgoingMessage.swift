public import TelegramAPI

/// A message as a worker made it: ready to send, in as many parts as Telegram's limit asks for.
public struct OutgoingMessage: Codable, Equatable, Sendable {
    public var text: RichText
    /// The name under which it can be edited later; a message that stands under it already is edited now.
    public var card: CardName?
    /// Buttons below its last part; nil takes those away that an edited message has.
    public var keyboard: Keyboard?
    /// Which state of the card's subject it tells of, counted upwards: one that is lower than what the card shows is not
    /// sent. Nil for a card that has no states, whose messages stand in the order in which they come.
    public var revision: Int?
    /// From when on it comes without a sound, in milliseconds since 1970; nil for what somebody waits for.
    public var silentFrom: Int64?

    public init(
        text: RichText, card: CardName?, revision: Int? = nil, keyboard: Keyboard? = nil, silentFrom: Int64? = nil
    ) {
        self.text = text
        self.card = card
        self.revision = revision
        self.keyboard = keyboard
        self.silentFrom = silentFrom
    }
}

/// A message's name within its chat, chosen by us: message ids are Telegram's and are known only after sending.
public struct CardName: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

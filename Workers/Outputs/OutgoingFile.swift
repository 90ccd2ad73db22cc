public import FamilyStore
public import TelegramAPI

/// A file of the outbox as a worker made it: ready to send, and removed from there once it is.
public struct OutgoingFile: Codable, Equatable, Sendable {
    public var parcel: Parcel
    /// What the reader's device calls it.
    public var name: String
    /// Its media type, such as `text/csv`.
    public var type: String
    /// At most 1024 UTF-16 units.
    public var caption: RichText
    /// Shown as a picture in the chat; where Telegram takes it for none, it comes as a file.
    public var asPhoto: Bool
    /// From when on it comes without a sound, in milliseconds since 1970; nil for what somebody waits for.
    public var silentFrom: Int64?

    public init(
        parcel: Parcel, name: String, type: String, caption: RichText, asPhoto: Bool, silentFrom: Int64? = nil
    ) {
        self.parcel = parcel
        self.name = name
        self.type = type
        self.caption = caption
        self.asPhoto = asPhoto
        self.silentFrom = silentFrom
    }
}

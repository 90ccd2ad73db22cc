/// What a job asks of its pool. Stored in items and tokens: a value is never renamed, only added.
public enum JobKind: String, CaseIterable, Codable, Sendable {
    /// A message with text, new or edited.
    case text
    /// A message with anything else but a photo: voice, sticker, contact, …
    case content
    /// A photo or an image sent as a file.
    case photo
    /// A button press.
    case button
    /// "Stop": a text that is `/cancel` or a word for it.
    case control
    /// The bot or a member came or went, or a group got a new id.
    case membership
    /// A person's data as a file.
    case export
    /// A copy of all data.
    case backup
    /// What a person or the admins are told at a set time.
    case report
    /// An output: a rendered message for a chat.
    case message
    /// An output: a sentence by its name, rendered in the reader's language.
    case phrase
    /// An output: a file from the outbox.
    case file
}

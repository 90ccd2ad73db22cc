public import Domain

/// What a message is about: its first part that we know, in an order that puts the particular before the general.
public enum MessageContent: Sendable {
    case text(String)
    case command(Command)
    /// The same picture in several sizes.
    case photo([PhotoSize])
    case document(Document)
    case voice(Voice)
    case sticker(emoji: String?)
    /// Video, video note or animation.
    case video
    case contact
    /// A place, also a venue.
    case location
    case joined([User])
    case left(User)
    /// The group has another id from now on.
    case migrated(to: ChatID)
    /// This chat had another id before.
    case migratedHere(from: ChatID)
    case unsupported

    /// Which of the kinds that people send it is; nil for text, commands and what Telegram itself reports.
    public var kind: ContentKind? {
        switch self {
        case .text, .command, .joined, .left, .migrated, .migratedHere: nil
        case .photo: .photo
        case .document: .document
        case .voice: .voice
        case .sticker: .sticker
        case .video: .video
        case .contact: .contact
        case .location: .location
        case .unsupported: .other
        }
    }
}

extension MessageContent: Decodable {
    private enum Key: String, CodingKey {
        case text, photo, document, voice, audio, sticker, video, animation, contact, location
        case videoNote = "video_note"
        case joined = "new_chat_members"
        case left = "left_chat_member"
        case migratedTo = "migrate_to_chat_id"
        case migratedFrom = "migrate_from_chat_id"
    }

    private struct Sticker: Decodable {
        let emoji: String?
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        if let text = try fields.decodeIfPresent(String.self, forKey: .text) {
            self = Command(text).map(Self.command) ?? .text(text)
        } else if let photo = try fields.decodeIfPresent([PhotoSize].self, forKey: .photo) {
            self = .photo(photo)
        } else if [.video, .animation, .videoNote].contains(where: fields.contains) {
            // Before documents: an animation is sent as a document too, for old clients.
            self = .video
        } else if let voice = try fields.decodeIfPresent(Voice.self, forKey: .voice) {
            self = .voice(voice)
        } else if let document = try fields.decodeIfPresent(Document.self, forKey: .document) {
            self = .document(document)
        } else if let audio = try fields.decodeIfPresent(Document.self, forKey: .audio) {
            self = .document(audio)
        } else if let sticker = try fields.decodeIfPresent(Sticker.self, forKey: .sticker) {
            self = .sticker(emoji: sticker.emoji)
        } else if fields.contains(.contact) {
            self = .contact
        } else if fields.contains(.location) {
            self = .location
        } else if let people = try fields.decodeIfPresent([User].self, forKey: .joined) {
            self = .joined(people)
        } else if let person = try fields.decodeIfPresent(User.self, forKey: .left) {
            self = .left(person)
        } else if let chat = try fields.decodeIfPresent(ChatID.self, forKey: .migratedTo) {
            self = .migrated(to: chat)
        } else if let chat = try fields.decodeIfPresent(ChatID.self, forKey: .migratedFrom) {
            self = .migratedHere(from: chat)
        } else {
            self = .unsupported
        }
    }
}

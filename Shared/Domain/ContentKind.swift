/// What a message carries besides text.
public enum ContentKind: String, CaseIterable, Codable, Sendable {
    case sticker, voice, photo, video, document, contact, location, other
}

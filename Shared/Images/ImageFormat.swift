/// The kinds of picture that can be prepared.
public enum ImageFormat: String, CaseIterable, Sendable {
    case jpeg, png, webp, heic
}

public import Domain

/// Who looks after a family, as far as one must know to write to him: it opens no family's data.
public struct Administrator: Equatable, Sendable {
    public let id: UserID
    public let language: Language

    public init(id: UserID, language: Language) {
        self.id = id
        self.language = language
    }
}

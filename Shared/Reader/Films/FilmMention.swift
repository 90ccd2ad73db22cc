public import Domain

/// A film that somebody has seen or would like to see.
public struct FilmMention: Hashable, Sendable {
    /// As it was written, inflection and typos included, without quotes.
    public let title: String
    /// When it was made, from 1900 to 2030.
    public let year: Int?
    /// Always nil for a film that is only wanted.
    public let rating: Rating?

    public init(title: String, year: Int? = nil, rating: Rating? = nil) {
        self.title = title
        self.year = year
        self.rating = rating
    }
}

/// What somebody wants to know about the films that were seen.
public struct FilmQuery: Hashable, Sendable {
    /// Whose films.
    public enum Viewer: String, CaseIterable, Codable, Sendable {
        case me, family
    }

    /// The film or word that is looked for; nil for all films.
    public let query: String?
    /// Nil when the sentence does not tell.
    public let who: Viewer?

    public init(query: String? = nil, who: Viewer? = nil) {
        self.query = query
        self.who = who
    }
}

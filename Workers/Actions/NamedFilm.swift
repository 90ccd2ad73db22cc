public import Domain

/// A film as a person named it.
public struct NamedFilm: Equatable, Sendable {
    public let title: FilmTitle
    private let said: String

    /// - Parameters:
    ///   - said: may end with a year in brackets.
    ///   - year: nil where the person named none.
    /// - Returns: nil for what is no title.
    public init?(_ said: String, year: Int?) {
        guard let title = FilmTitle(said, year: year) else { return nil }
        self.title = title
        self.said = said
    }
}

/// What was said, and the year.
extension NamedFilm: Codable {
    private enum CodingKeys: CodingKey { case said, year }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let said = try container.decode(String.self, forKey: .said)
        guard let film = NamedFilm(said, year: try container.decodeIfPresent(Int.self, forKey: .year)) else {
            throw DecodingError.dataCorruptedError(forKey: .said, in: container, debugDescription: "no title")
        }
        self = film
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(said, forKey: .said)
        try container.encodeIfPresent(title.year, forKey: .year)
    }
}

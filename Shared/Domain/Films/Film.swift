public import FoundationEssentials

/// A film as some people see it: what each of them thinks of it, and who would like to see it.
public struct Film: Equatable, Sendable {
    /// That a person has seen it, perhaps with a rating.
    public struct Seen: Equatable, Codable, Sendable {
        public var rating: Rating?
        /// When it was told, not when it was watched.
        public var at: Date

        public init(rating: Rating?, at: Date) {
            self.rating = rating
            self.at = at
        }
    }

    public let id: FilmID
    public let title: String
    public let year: Int?
    public let seen: [UserID: Seen]
    /// Who would like to see it, since when.
    public let wanted: [UserID: Date]

    public init(id: FilmID, title: String, year: Int?, seen: [UserID: Seen], wanted: [UserID: Date]) {
        self.id = id
        self.title = title
        self.year = year
        self.seen = seen
        self.wanted = wanted
    }

    public func rating(of person: UserID) -> Rating? { seen[person]?.rating }

    /// The mean of everyone's ratings that are visible.
    public var familyMean: Rating? { seen.values.compactMap(\.rating).mean }

    /// The film as it is visible through the eyes of some: nil when none of them has to do with it.
    public func visible(of people: Set<UserID>) -> Film? {
        let seen = seen.filter { people.contains($0.key) }
        let wanted = wanted.filter { people.contains($0.key) }
        guard !seen.isEmpty || !wanted.isEmpty else { return nil }
        return Film(id: id, title: title, year: year, seen: seen, wanted: wanted)
    }
}

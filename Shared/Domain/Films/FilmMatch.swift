/// Whether a film that someone names is one that the family has.
public enum FilmMatch: Equatable, Sendable {
    case new
    case same(FilmID)
    /// Several could be meant: the person must say the year.
    case ambiguous([FilmID])

    /// A film that the family has.
    public struct Candidate: Equatable, Sendable {
        public let id: FilmID
        public let key: String
        public let year: Int?

        public init(id: FilmID, key: String, year: Int?) {
            self.id = id
            self.key = key
            self.year = year
        }
    }

    /// Films of one title and one year are the same, of two years they are not. A year that is missing on either side fits
    /// any, but only where a single film of the title is there. A title in another case («Дюну») is looked for only where
    /// none is spelled the same.
    public init(_ title: FilmTitle, among candidates: [Candidate]) {
        let spelled = candidates.filter { $0.key == title.key }
        let named = spelled.isEmpty ? candidates.filter { title.isInflected($0.key) } : spelled
        if let year = title.year, let exact = named.first(where: { $0.year == year }) {
            self = .same(exact.id)
        } else if title.year == nil, named.count > 1 {
            self = .ambiguous(named.map(\.id))
        } else if named.count == 1, title.year == nil || named[0].year == nil {
            self = .same(named[0].id)
        } else {
            self = .new
        }
    }
}

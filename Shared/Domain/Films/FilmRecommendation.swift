/// A film that the family itself recommends, with the reason.
public struct FilmRecommendation: Equatable, Sendable {
    /// Why it is recommended.
    public enum Reason: Equatable, Sendable {
        /// Others of the family liked it: their mean, and how many they are.
        case liked(mean: Rating, by: Int)
        /// Someone who is present would like to see it.
        case wantedByThem
        /// Others of the family would like to see it.
        case wantedByOthers(Int)
    }

    public let film: Film
    public let reason: Reason

    /// Others must have liked it this much in the mean.
    private static let liked = Rating(tenths: 70)

    /// What those who are present could watch, best first: what the others liked, by mean and number; then what they want
    /// to see themselves; then what others want to see. Nothing that any of them has seen.
    ///
    /// - Parameters:
    ///   - films: as they are visible to those who are present.
    ///   - limit: how many at most.
    public static func ordered(for present: Set<UserID>, among films: [Film], limit: Int) -> [FilmRecommendation] {
        let unseen = films.filter { film in !present.contains { film.seen[$0] != nil } }
        let found = unseen.compactMap { film in
            reason(for: present, film).map { FilmRecommendation(film: film, reason: $0) }
        }
        return Array(found.sorted(by: goesBefore).prefix(max(limit, 0)))
    }

    private static func reason(for present: Set<UserID>, _ film: Film) -> Reason? {
        // Nobody who is present is among them: a film that they have seen does not come this far.
        let ratings = film.seen.values.compactMap(\.rating)
        if let mean = ratings.mean, let liked, mean >= liked { return .liked(mean: mean, by: ratings.count) }
        if film.wanted.keys.contains(where: present.contains) { return .wantedByThem }
        return film.wanted.isEmpty ? nil : .wantedByOthers(film.wanted.count)
    }

    private static func goesBefore(_ one: FilmRecommendation, _ other: FilmRecommendation) -> Bool {
        let (first, second) = (one.weight, other.weight)
        if first != second { return first.lexicographicallyPrecedes(second) { $0 > $1 } }
        return (one.film.title, one.film.id.rawValue) < (other.film.title, other.film.id.rawValue)
    }

    private var weight: [Int] {
        switch reason {
        case .liked(let mean, let count): [2, mean.tenths, count]
        case .wantedByThem: [1, 0, 0]
        case .wantedByOthers(let count): [0, count, 0]
        }
    }
}

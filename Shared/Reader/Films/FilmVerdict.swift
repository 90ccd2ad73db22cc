/// What a title says about whether a film is meant.
enum FilmVerdict {
    case film
    /// A film without its name: "a great comedy", «что-то».
    case nameless
    /// The news, a sunset, somebody.
    case somethingElse

    /// - Parameter isRated: whether a full rating stands beside the title, which few things but films get.
    init(on title: TitleReader.Title, isRated: Bool) {
        let telling = title.tokens.filter { $0.kind != .mark && !$0.means(.article) }
        let isCertain = title.isCertain || isRated
        if telling.isEmpty {
            self = .film
        } else if telling.allSatisfy({ $0.means(.not) }) {
            self = .somethingElse
        } else if telling.prefix(3).contains(where: { $0.means(.neverFilm) }) {
            self = .somethingElse
        } else if !isCertain, telling.prefix(2).contains(where: { $0.means(anyOf: [.notFilm, .relative]) }) {
            self = .somethingElse
        } else if !isCertain, telling[0].means(.others) || telling.prefix(3).contains(where: { $0.means(.episode) }) {
            self = .somethingElse
        } else if telling.allSatisfy({ $0.means(anyOf: [.dull, .film, .genre, .indefinite, .meaningless, .about]) }) {
            self = isRated && title.tokens.contains { $0.means(.indefinite) } ? .film : .nameless
        } else if telling[0].means(.about) {
            self = .nameless
        } else if telling[0].means(.dull), telling.dropFirst().contains(where: { $0.means(anyOf: [.film, .genre]) }) {
            self = .nameless
        } else {
            self = .film
        }
    }
}

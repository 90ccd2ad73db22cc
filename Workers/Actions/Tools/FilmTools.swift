import Domain
import ToolSchema

enum FilmTools {
    static let save = Tool<Action>(
        "save_movie_with_rating",
        """
        Stores that the person who writes has seen a film or series, with that person's own rating. Call it whenever \
        somebody tells that they watched something and gives it a rating: «Я посмотрел фильм Интерстеллар, оценка 9/10», \
        «Дюна — твёрдая восьмёрка», "watched Heat last night, 8.5". Never invent a rating: where there is none, ask for \
        it. Not for films that somebody only wants to see, and not for questions about films.
        """,
        title, year,
        Parameter(
            "rating",
            "From 0 to 10 with at most one decimal. Convert other scales: «4 из 5» is 8, «две звезды из пяти» is 4.",
            .number(0...10, decimals: 1))
    ) { title, year, rating throws(Problem) in
        .saveFilm(try film(title, year), rating: Rating(rating))
    }

    static let want = Tool<Action>(
        "add_movie_to_watchlist",
        """
        Puts a film or series on the list of what the person who writes would like to see: «хочу посмотреть Солярис», \
        «добавь в список „Начало“ 2010 года», "put Alien on my watchlist". Not for films that were already seen.
        """,
        title, year
    ) { title, year throws(Problem) in .wantFilm(try film(title, year)) }

    static let search = Tool<Action>(
        "search_user_movies",
        """
        Looks through the films that were saved: what was seen, with which rating, and what is wanted. Call it for \
        questions about the person's or the family's own films: «что я смотрел?», «какую оценку я поставил Дюне?», \
        «какие фильмы мы хотели посмотреть?», "did I rate Alien?". It knows nothing of films that nobody has saved.
        """,
        Parameter.optional(
            "query",
            "Title or part of it, in the nominative: «Дюна» for «какую оценку я поставил Дюне?». Null for all films.",
            Shape.text(1...FilmTitle.longest)),
        Parameter(
            "whose", "mine: the films of the person who writes (я, мой, I). family: those of everybody (мы, наши, we).",
            Shape<Action.Whose>.choice)
    ) { query, whose in .searchFilms(query, whose: whose) }

    static let recommend = Tool<Action>(
        "get_movie_recommendations",
        """
        Films to watch next, out of the family's own ratings and wishes: what others of the family liked and the person \
        has not seen, and what is on the watchlist. Call it when somebody asks what to watch: «что посмотреть вечером?», \
        «посоветуй фильм», "any movie ideas?". Films of your own knowledge may follow it in words.
        """,
        Parameter.optional(
            "limit", "How many at most, if the person said so; null is 5.",
            Shape.integer(1...10))
    ) { limit in .recommendFilms(limit: limit ?? 5) }

    private static let title = Parameter(
        "title",
        """
        The title alone, in the nominative and in the language in which it was written: «Матрица» for «посмотрел \
        матрицу». Without quotes, year, rating, or the word for film.
        """,
        Shape.text(1...FilmTitle.longest))

    private static let year = Parameter.optional(
        "year", "The year in which it came out, only if the person named it; otherwise null.",
        Shape.integer(1880...2100))

    private static func film(_ title: String, _ year: Int?) throws(Problem) -> NamedFilm {
        guard let film = NamedFilm(title, year: year) else {
            throw Problem("title", "expected a title with at least one letter or digit")
        }
        return film
    }
}

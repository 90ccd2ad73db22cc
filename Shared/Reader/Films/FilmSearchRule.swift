import Domain

/// «Смотрели ли мы 1917?», «какую оценку я поставил Матрице», "show my films".
enum FilmSearchRule {
    static func read(_ sentence: Sentence) -> Reading? {
        guard !sentence.has(anyOf: [.recording, .watchlist, .statistics]) else { return nil }
        return question(sentence) ?? request(sentence)
    }

    private static func question(_ sentence: Sentence) -> Reading? {
        guard QuestionRule.isQuestion(sentence), !sentence.has(.others), !sentence.has(.neverFilm) else { return nil }
        if let verb = verb(of: sentence) {
            guard !Clause(before: verb, in: sentence).hasOthers else { return nil }
            let query = query(of: sentence)
            // «видел кто-нибудь мои ключи?»
            if let query, sentence.tokens[verb].means(.seen), !query.isCertain, sentence[verb + 1]?.means(.me) == true {
                return nil
            }
            if let query, !query.isCertain,
                query.tokens.prefix(2).contains(where: { $0.means(anyOf: [.notFilm, .relative]) })
            {
                return nil
            }
            return .filmSearch(FilmQuery(query: query?.text, who: who(in: sentence)))
        }
        guard sentence.has(.rating), let query = query(of: sentence), sentence.has(anyOf: [.me, .us, .film]) else {
            return nil
        }
        return .filmSearch(FilmQuery(query: query.text, who: who(in: sentence)))
    }

    /// A verb of having seen; in English also "did I watch".
    private static func verb(of sentence: Sentence) -> Int? {
        if let verb = sentence.tokens.firstIndex(where: { $0.means(anyOf: [.watched, .seen]) }) { return verb }
        guard let did = sentence.tokens.firstIndex(where: { $0.text == "did" }) else { return nil }
        return sentence.tokens[did...].firstIndex { $0.means(.toWatch) }
    }

    private static func request(_ sentence: Sentence) -> Reading? {
        let who = who(in: sentence)
        let isAsked = sentence.has(anyOf: [.show, .find])
        let isMine = who != nil
        if sentence.has(.film) || sentence.has(.watched) && isMine, isAsked {
            return .filmSearch(FilmQuery(query: query(of: sentence)?.text, who: who))
        }
        // «есть ли в моих фильмах Дюна?»
        if sentence.has(.film), isMine, sentence.has(.isThere), QuestionRule.isQuestion(sentence),
            let query = query(of: sentence)
        {
            return .filmSearch(FilmQuery(query: query.text, who: who))
        }
        // «найди у меня Дюну»
        if sentence.has(.find), let place = sentence.tokens.firstIndex(where: { $0.text == "у" }),
            sentence[place + 1]?.means(anyOf: [.me, .us]) == true, let query = query(of: sentence)
        {
            return .filmSearch(FilmQuery(query: query.text, who: who))
        }
        // "my movies", «моя оценка Дюны», «фильмы про космос, которые мы смотрели»
        guard isMine else { return nil }
        let query = query(of: sentence)
        if sentence.tokens.prefix(2).contains(where: \.isRatingNoun), let query,
            !sentence.tokens.contains(where: { $0.number != nil || $0.numeral != nil || $0.kind == .stars(1) })
        {
            return .filmSearch(FilmQuery(query: query.text, who: who))
        }
        let first = sentence.tokens.first { $0.kind != .mark && !$0.means(anyOf: [.me, .us, .article]) }
        guard first?.means(.film) == true, first?.isPlural == true, RatingFinder.ratings(in: sentence).isEmpty else {
            return nil
        }
        return .filmSearch(FilmQuery(query: query?.text, who: who))
    }
}

extension FilmSearchRule {
    /// Whose films: «мне» and "me" behind a verb of showing do not tell.
    private static func who(in sentence: Sentence) -> FilmQuery.Viewer? {
        for token in sentence.tokens {
            if ["мне", "нам", "me", "us"].contains(token.text) { continue }
            if token.means(.me) { return .me }
            if token.means(.us)
                || ["семья", "семьи", "семьей", "family", "семейные", "семейных", "family's"].contains(token.text)
            {
                return .family
            }
        }
        return nil
    }

    /// The film or word that is looked for.
    private static func query(of sentence: Sentence) -> TitleReader.Title? {
        let titles = TitleReader(sentence, ratings: [])
        if let quoted = titles.quoted() { return quoted }
        let company = sentence.tokens.indices.first { sentence.company(at: $0) != nil }
        let accompanied = company.flatMap { start in sentence.company(at: start).map { start..<$0 } } ?? 0..<0
        let telling = sentence.tokens.indices.filter {
            !accompanied.contains($0) && !sentence.tokens[$0].isEmptyInQuery
        }
        guard let first = telling.first, let last = telling.last else { return nil }
        var text = sentence.text(first..<(last + 1)).trimmingPunctuation
        if text.contains("("), !text.contains(")") { text += ")" }
        return TitleReader.Title(
            text: text, year: nil, isCertain: sentence.has(.film), tokens: Array(sentence.tokens[first...last]))
    }
}

extension Token {
    fileprivate var isEmptyInQuery: Bool {
        kind == .mark || day != nil || partOfDay != nil || Self.emptyInQuery.contains(text)
            || means(anyOf: [
                .question, .whether, .me, .us, .show, .find, .film, .watched, .seen, .toWatch, .isThere, .article,
                .meaningless,
                .tolerated, .period(.week), .period(.month), .lastDays, .preposition, .please, .rating, .points, .about,
                .year,
                .place,
            ])
    }

    private static let emptyInQuery: Set<String> = [
        "которые", "который", "которую", "которых", "ever", "already", "before", "когда-либо", "когда-нибудь", "base",
        "базе",
        "семья", "семьи", "семьей", "family", "among", "среди", "название", "названием", "called", "named",
        "просмотренных",
        "просмотренные", "seen", "раньше", "year", "years", "году", "weekend", "time", "times", "раз", "any", "all",
        "every",
    ]

    fileprivate var isRatingNoun: Bool { text.hasPrefix("оценк") || text == "rating" || text == "ratings" }

    fileprivate var isPlural: Bool {
        text.hasSuffix("ы") || text.hasSuffix("и") || text.hasSuffix("s") || text.hasSuffix("ов")
    }
}

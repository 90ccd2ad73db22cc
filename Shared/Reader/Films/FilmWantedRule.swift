/// «Хочу посмотреть Дюну», "add Parasite to my watchlist".
enum FilmWantedRule {
    static func read(_ sentence: Sentence) -> Reading? {
        let titles = TitleReader(sentence, ratings: RatingFinder.ratings(in: sentence))
        return wish(in: sentence, titles) ?? list(in: sentence, titles)
    }

    private static func wish(in sentence: Sentence, _ titles: TitleReader) -> Reading? {
        guard let wanting = sentence.tokens.firstIndex(where: { $0.means(.wanting) }),
            let verb = sentence.tokens[wanting...].firstIndex(where: { $0.means(.toWatch) }),
            isFilled(wanting + 1, to: verb, in: sentence)
        else { return nil }
        let clause = Clause(before: wanting, in: sentence)
        let isDenied = sentence.tokens[..<verb].contains { $0.means(.not) }
        guard !isDenied, !clause.hasOthers else { return .nothing }
        if let next = sentence[verb + 1], ["на", "в", "во", "за", "over", "out"].contains(next.text) {
            return .nothing
        }
        guard let title = titles.of(verb, clause, in: sentence) else {
            let isAlone =
                clause.telling.isEmpty
                && sentence.tokens[(verb + 1)...].allSatisfy {
                    $0.isEmptyBeforeVerb || $0.means(.article)
                }
            return isAlone ? .ask(.filmWanted) : .nothing
        }
        return reading(title)
    }

    /// Whether only company, days and words without meaning stand between wish and verb.
    private static func isFilled(_ start: Int, to verb: Int, in sentence: Sentence) -> Bool {
        var index = start
        while index < verb {
            if let end = sentence.anyCompany(at: index) {
                index = end
            } else if let token = sentence[index],
                token.isEmptyBeforeVerb || token.means(anyOf: [.would, .wanting, .indefinite])
            {
                index += 1
            } else {
                return false
            }
        }
        return index == verb
    }

    private static func list(in sentence: Sentence, _ titles: TitleReader) -> Reading? {
        guard let list = sentence.tokens.firstIndex(where: { $0.means(anyOf: [.watchlist, .list, .forLater]) }) else {
            return nil
        }
        let token = sentence.tokens[list]
        let isRecorded = sentence.tokens[..<list].contains { $0.means(.recording) }
        let isHeading = sentence[list + 1]?.isMark(":") == true || sentence[list + 1]?.isDash == true
        guard isRecorded || isHeading || token.means(.watchlist) && (list == 0 || token.text.contains(" ")) else {
            return nil
        }
        guard !sentence.has(anyOf: [.not, .show]) || token.means(.watchlist) && !sentence.has(.not) else {
            return .nothing
        }
        // «в список покупок»
        if token.means(.list), let next = sentence[list + 1],
            next.text.hasPrefix("покупок") || next.text.hasPrefix("дел")
        {
            return .nothing
        }
        let start = sentence.tokens[..<list].lastIndex { $0.means(.recording) }.map { $0 + 1 } ?? 0
        guard
            let title = titles.quoted() ?? titles.title(from: list + 1, to: sentence.count)
                ?? titles.title(from: start, to: list)
        else { return isRecorded || isHeading ? .ask(.filmWanted) : .nothing }
        if !title.isCertain, !token.means(.watchlist),
            title.tokens.contains(where: { $0.means(anyOf: [.food, .notFood]) })
        {
            return .nothing
        }
        return reading(title)
    }

    private static func reading(_ title: TitleReader.Title) -> Reading {
        switch FilmVerdict(on: title, isRated: false) {
        case .somethingElse: .nothing
        case .nameless: .ask(.filmWanted)
        case .film: .filmWanted(FilmMention(title: title.text, year: title.year))
        }
    }
}

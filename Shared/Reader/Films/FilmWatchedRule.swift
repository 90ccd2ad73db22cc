import Domain

/// «Посмотрели вчера Дюну, 8/10», "Dune 8/10".
enum FilmWatchedRule {
    static func read(_ sentence: Sentence) -> Reading? {
        let ratings = RatingFinder.ratings(in: sentence)
        let titles = TitleReader(sentence, ratings: ratings)
        if let verb = verb(of: sentence) { return read(sentence, verb: verb, titles, ratings) }
        if let trip = trip(of: sentence) {
            let clause = Clause(before: trip, in: sentence)
            return isAlone(trip, clause, in: sentence, but: ratings) ? .ask(.filmWatched) : nil
        }
        return readWithoutVerb(sentence, titles, ratings)
    }

    private static func verb(of sentence: Sentence) -> Int? {
        if let verb = sentence.tokens.firstIndex(where: { $0.means(.watched) }) { return verb }
        // «сходили с детьми в кино на Вонку»
        if let went = sentence.tokens.firstIndex(where: { $0.means(.went) }),
            let verb = sentence.tokens[went...].firstIndex(where: { $0.means(.cinemaFor) })
        {
            return verb
        }
        return sentence.tokens.firstIndex { $0.means(.seen) }
    }

    /// «сходили в кино»
    private static func trip(of sentence: Sentence) -> Int? {
        if let trip = sentence.tokens.firstIndex(where: { $0.means(.toCinema) }) { return trip }
        return sentence.tokens.indices.first { index in
            sentence.tokens[index].means(.went) && sentence[index + 1]?.text == "в кино"
        }
    }

    private static func read(
        _ sentence: Sentence, verb: Int, _ titles: TitleReader, _ ratings: [FoundRating]
    ) -> Reading? {
        let clause = Clause(before: verb, in: sentence)
        guard !clause.isDenied, !clause.hasOthers else { return .nothing }
        let rating = ratings.first(where: \.isFull) ?? ratings.first
        let isRated = rating?.isFull == true
        let isSeen = sentence.tokens[verb].means(.seen)
        guard let title = titles.of(verb, clause, in: sentence) else {
            let isFilm = !isSeen || sentence.has(.film) || rating != nil
            return isFilm && isAlone(verb, clause, in: sentence, but: ratings) ? .ask(.filmWatched) : .nothing
        }
        // «посмотрел на часы», «посмотрел в окно»
        if let next = sentence[verb + 1], ["на", "в", "во", "за", "over", "out"].contains(next.text), !isRated,
            next.kind == .word
        {
            return .nothing
        }
        if isSeen, !title.isCertain, rating == nil { return .nothing }
        switch FilmVerdict(on: title, isRated: rating != nil) {
        case .somethingElse: return .nothing
        case .nameless: return isSeen && !sentence.has(.film) ? .nothing : .ask(.filmWatched)
        case .film: return reading(title, rating)
        }
    }

    /// Whether nothing but words that mean nothing, days and company stand around the verb.
    private static func isAlone(
        _ verb: Int, _ clause: Clause, in sentence: Sentence, but ratings: [FoundRating]
    ) -> Bool {
        guard clause.telling.isEmpty else { return false }
        var index = verb + 1
        while let token = sentence[index] {
            if let rating = ratings.first(where: { $0.range.contains(index) }) {
                index = rating.range.upperBound
            } else if let end = sentence.company(at: index) {
                index = end
            } else if token.isEmptyBeforeVerb || token.means(.article) {
                // What stands behind a comma is a remark.
                if token.isPause { return sentence[index + 1]?.means(.question) != true }
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    private static func readWithoutVerb(
        _ sentence: Sentence, _ titles: TitleReader, _ ratings: [FoundRating]
    ) -> Reading? {
        guard let rating = ratings.first(where: \.isFull),
            !sentence.has(anyOf: [.eat, .drink, .had, .toWatch, .wanting])
        else { return nil }
        guard ends(sentence, behind: rating.range.upperBound) else { return nil }
        let before = sentence.tokens[..<rating.range.lowerBound]
        guard before.contains(where: { $0.kind != .mark }) else { return .ask(.filmWatched) }
        let start = sentence[0]?.means(.recording) == true ? 1 : 0
        guard let title = titles.quoted() ?? titles.title(from: start, to: rating.range.lowerBound) else {
            return before.allSatisfy { $0.isEmptyBeforeVerb || $0.means(.article) } ? .ask(.filmWatched) : .nothing
        }
        guard isPlausible(title) else { return .nothing }
        switch FilmVerdict(on: title, isRated: true) {
        case .somethingElse: return .nothing
        case .nameless: return .ask(.filmWatched)
        case .film: return reading(title, rating)
        }
    }

    /// Without a verb, what else is rated must not be taken for a film.
    private static func isPlausible(_ title: TitleReader.Title) -> Bool {
        guard let first = title.tokens.first else { return true }
        return title.tokens.count <= 10 && !first.means(anyOf: [.others, .relative, .indefinite, .notFilm])
            && !(first.means(anyOf: [.me, .us]) && title.tokens.count == 1)
            && !title.tokens.prefix(3).contains { $0.means(.remark) }
            && !title.tokens.dropFirst().contains { ["was", "were", "был", "была", "было"].contains($0.text) }
    }

    private static func ends(_ sentence: Sentence, behind index: Int) -> Bool {
        guard let next = sentence[index] else { return true }
        return next.kind == .mark || sentence.company(at: index) != nil || next.isEmptyBeforeVerb
            || next.means(.watched)
    }

    private static func reading(_ title: TitleReader.Title, _ found: FoundRating?) -> Reading {
        if let found, found.rating == nil { return .ask(.filmWatched) }
        return .filmWatched(FilmMention(title: title.text, year: title.year, rating: found?.rating))
    }
}

extension TitleReader {
    /// The title that belongs to a verb: in quotes, behind the verb, or before it. Nil as well when what stands before a
    /// verb with a title of its own is a subject: somebody else did it.
    func of(_ verb: Int, _ clause: Clause, in sentence: Sentence) -> Title? {
        if let quoted = quoted() {
            let subject = clause.telling.filter {
                sentence.tokens[$0].kind == .word && !sentence.tokens[$0].means(.article)
            }
            return subject.isEmpty || isBehindQuotes(subject, in: sentence) ? quoted : nil
        }
        if let behind = title(from: verb + 1, to: sentence.count) {
            return clause.telling.isEmpty ? behind : nil
        }
        guard let first = clause.telling.first, let last = clause.telling.last else { return nil }
        let isFilm = sentence.tokens[clause.before].contains { $0.means(.film) }
        let end = sentence.company(at: last).map { _ in last } ?? last + 1
        guard var title = title(first..<end, isFilm: isFilm) else { return nil }
        title.isCertain = title.isCertain || isFilm
        return title
    }

    /// «фильм «2012» года»: what stands behind the quotes is no subject.
    private func isBehindQuotes(_ indices: [Int], in sentence: Sentence) -> Bool {
        guard let quotes = sentence.tokens.firstIndex(where: { $0.kind == .quoted }) else { return false }
        return indices.allSatisfy { $0 > quotes }
    }
}

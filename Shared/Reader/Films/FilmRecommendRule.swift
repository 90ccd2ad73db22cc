/// «Что посмотреть вечером?», "recommend a comedy".
enum FilmRecommendRule {
    static func read(_ sentence: Sentence) -> Reading? {
        guard !sentence.has(anyOf: [.not, .recording]), !sentence.tokens.contains(where: \.isBook) else { return nil }
        if sentence.has(.whatToWatch) { return .filmRecommend }
        guard !sentence.has(anyOf: [.watched, .seen]), sentence.has(anyOf: [.film, .genre, .toWatch]) else {
            return nil
        }
        if sentence.has(.recommend) { return .filmRecommend }
        guard !sentence.has(.find) || sentence.has(anyOf: [.thing, .toWatch]) else { return nil }
        let isFilm = sentence.has(anyOf: [.film, .genre, .thing])
        if sentence.has(.toWatch), sentence.has(.thing), !sentence.has(.wanting) { return .filmRecommend }
        if sentence.has(.toWatch), isFilm, sentence.has(.show) || sentence.has(.find) || isQuestion(sentence) {
            return .filmRecommend
        }
        // "any good movies?"
        let isAsked = sentence.tokens.contains { $0.isMark("?") } && sentence.has(anyOf: [.film, .genre])
        return isAsked && sentence.tokens.contains { ["any", "есть"].contains($0.text) }
            && !sentence.has(anyOf: [.me, .us])
            ? .filmRecommend : nil
    }

    /// «какой фильм посмотреть»; where it runs is another matter.
    private static func isQuestion(_ sentence: Sentence) -> Bool {
        QuestionRule.isQuestion(sentence) && sentence.has(anyOf: [.film, .genre])
            && !sentence.tokens.contains {
                ["где", "когда", "where", "when", "сколько", "why", "зачем", "did", "have"].contains($0.text)
            }
    }
}

extension Token {
    fileprivate var isBook: Bool {
        ["книг", "книж", "рецепт", "подкаст"].contains { text.hasPrefix($0) }
            || ["book", "books", "novel", "recipe", "podcast", "game", "song", "music"].contains(text)
    }
}

/// A question that no rule for questions knew is nothing for the rules that record.
enum QuestionRule {
    static func read(_ sentence: Sentence) -> Reading? { isQuestion(sentence) ? .nothing : nil }

    /// Whether something is asked. A title may begin like a question: “Who Framed Roger Rabbit 8/10” asks nothing.
    static func isQuestion(_ sentence: Sentence) -> Bool {
        if sentence.tokens.contains(where: { $0.isMark("?") || $0.means(.whether) }) { return true }
        return begins(sentence) && !RatingFinder.ratings(in: sentence).contains { $0.isFull }
    }

    private static func begins(_ sentence: Sentence) -> Bool {
        // «а что», «на сколько»
        let start = sentence.tokens.firstIndex { token in
            token.means(.question)
                || token.kind != .mark
                    && !token.means(anyOf: [.and, .meaningless, .preposition, .tolerated, .show, .please])
                || token.text == "have"
        }
        guard let start, let first = sentence[start], first.means(.question) || first.text == "have" else {
            return false
        }
        // "Did 6500 steps" tells, "did I" asks; "can of tuna" is an amount.
        guard verbs.contains(first.text) else { return true }
        return sentence[start + 1]?.means(anyOf: [.me, .us, .others, .relative, .article, .question]) ?? false
    }

    private static let verbs: Set<String> = [
        "did", "do", "does", "can", "will", "is", "are", "was", "have", "should", "could", "would", "am",
    ]
}

/// A piece of a sentence: a word, a number, what stands in quotes, a mark.
struct Token {
    enum Kind: Equatable {
        case word
        case number(Double)
        /// 6:45, a time or a duration.
        case clock(hours: Int, minutes: Int)
        case stars(Int)
        case quoted
        case mark
    }

    let kind: Kind
    /// In lower case with е for ё; for what is quoted, without its quotes.
    let text: String
    /// Where it stands among the sentence's characters.
    let place: Range<Int>
    /// Whether it stands apart from the token before it.
    let isSpaced: Bool
    /// What the word may mean.
    var senses: [Sense] = []

    func means(_ sense: Sense) -> Bool { senses.contains(sense) }

    func means(anyOf others: [Sense]) -> Bool { others.contains { senses.contains($0) } }

    func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }

    var number: Double? {
        if case .number(let value) = kind { value } else { nil }
    }
}

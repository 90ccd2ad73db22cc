/// What stands before a verb: it tells who did it, and whether it was done at all.
struct Clause {
    /// The tokens before the verb, back to the last comma or full stop.
    let before: Range<Int>
    /// Tokens of it that are no pronoun of the speaker, day, company or word without meaning: a subject or an object.
    let telling: [Int]
    let isDenied: Bool
    /// Whether somebody else than the speaker is named in it.
    let hasOthers: Bool

    init(before verb: Int, in sentence: Sentence) {
        let start =
            sentence.tokens[..<verb].lastIndex { $0.isPause || $0.isMark("\n") || $0.isMark("!") }.map { $0 + 1 } ?? 0
        before = start..<verb
        var telling: [Int] = []
        var index = start
        var hasOthers = false
        while index < verb {
            let token = sentence.tokens[index]
            if let end = sentence.anyCompany(at: index), end <= verb {
                index = end
                continue
            }
            if let (_, end) = sentence.time(at: index), end <= verb {
                index = end
                continue
            }
            if token.means(anyOf: [.others, .relative]) { hasOthers = true }
            if !token.isEmptyBeforeVerb { telling.append(index) }
            index += 1
        }
        self.telling = telling
        self.hasOthers = hasOthers
        let near = sentence.tokens[start..<verb] + [sentence[verb + 1]].compactMap { $0?.text == "бы" ? $0 : nil }
        isDenied = near.contains { $0.means(anyOf: [.not, .would, .future]) && $0.kind == .word }
    }
}

extension Token {
    /// Whether it may stand before a verb of the speaker and says nothing that matters.
    var isEmptyBeforeVerb: Bool {
        kind == .mark || day != nil || partOfDay != nil
            || means(anyOf: [.me, .us, .meaningless, .tolerated, .recording, .place, .then, .and, .film, .went])
    }
}

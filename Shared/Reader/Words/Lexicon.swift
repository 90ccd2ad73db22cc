/// All words that the rules know, with their senses.
struct Lexicon {
    static let shared = Lexicon(
        words: Vocabulary.keywords, others: Vocabulary.guards + Vocabulary.functionWords,
        phrases: Vocabulary.phrases, foods: Vocabulary.foods)

    private var words: [String: [Sense]] = [:]
    private var phrases: [String: [(words: [String], sense: Sense)]] = [:]
    private let typos: Typos
    private let foods: FoodWords

    /// - Parameters:
    ///   - words: known with one letter wrong too, when they are long enough.
    ///   - others: known only as they are written.
    private init(
        words: [(Sense, String)], others: [(Sense, String)], phrases: [(Sense, String)], foods: FoodWords
    ) {
        var keywords: Set<String> = []
        for (sense, list) in words + others {
            for form in WordForms.all(list) where self.words[form]?.contains(sense) != true {
                self.words[form, default: []].append(sense)
            }
        }
        for (_, list) in words { keywords.formUnion(WordForms.all(list)) }
        for (sense, list) in phrases {
            for phrase in WordForms.phrases(list) {
                self.phrases[phrase[0], default: []].append((phrase, sense))
            }
        }
        self.phrases = self.phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
        typos = Typos(of: keywords)
        self.foods = foods
    }

    /// The tokens with their senses. Words that only together mean something have become one.
    func annotate(_ tokens: [Token]) -> [Token] {
        let tokens = tokens.flatMap(Halves.split)
        var annotated: [Token] = []
        var index = 0
        while index < tokens.count {
            if let (phrase, sense) = phrase(in: tokens, at: index) {
                let last = tokens[index + phrase.count - 1]
                annotated.append(
                    Token(
                        kind: .word, text: phrase.joined(separator: " "),
                        place: tokens[index].place.lowerBound..<last.place.upperBound,
                        isSpaced: tokens[index].isSpaced, senses: [sense]))
                index += phrase.count
            } else {
                var token = tokens[index]
                if token.kind == .word { token.senses = senses(of: token.text) }
                annotated.append(token)
                index += 1
            }
        }
        return annotated
    }

    /// Whether a word is a form of a food's name.
    func isFood(_ word: String) -> Bool { foods.contain(word) }

    func senses(of word: String) -> [Sense] {
        let known = words[word] ?? []
        if isFood(word) { return known + [.food] }
        guard known.isEmpty, let meant = typos.correction(of: word) else { return known }
        return words[meant] ?? []
    }

    private func phrase(in tokens: [Token], at index: Int) -> ([String], Sense)? {
        guard tokens[index].kind != .quoted else { return nil }
        return phrases[tokens[index].text]?.first { phrase, _ in
            index + phrase.count <= tokens.count
                && phrase.indices.allSatisfy {
                    tokens[index + $0].kind != .quoted && tokens[index + $0].text == phrase[$0]
                }
        }
    }
}

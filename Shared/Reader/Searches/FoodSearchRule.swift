import Domain

/// «Сколько калорий в гречке», "find cottage cheese in the food database".
enum FoodSearchRule {
    static func read(_ sentence: Sentence) -> Reading? {
        guard !sentence.has(anyOf: [.not, .need, .recording, .statistics]) else { return nil }
        if sentence.has(anyOf: [.foodTable, .searchFood]) { return table(sentence) }
        guard let nutrient = sentence.tokens.lastIndex(where: { $0.means(.nutrient) }) else { return nil }
        return nutrition(sentence, nutrient)
    }

    private static func table(_ sentence: Sentence) -> Reading? {
        let isSearch = sentence.has(anyOf: [.find, .show, .searchFood])
        guard isSearch, !sentence.has(.film) else { return nil }
        let rest = sentence.tokens.indices.filter {
            !sentence.tokens[$0].means(anyOf: [.foodTable, .searchFood, .find, .show, .please, .question])
        }
        guard let query = query(of: rest, in: sentence) else { return .ask(.foodSearch) }
        return .foodSearch(query)
    }

    private static func nutrition(_ sentence: Sentence, _ nutrient: Int) -> Reading? {
        guard !sentence.has(anyOf: [.eat, .drink, .had, .others, .left, .film]),
            sentence.tokens.allSatisfy({ $0.day == nil }),
            !sentence.has(anyOf: [.period(.week), .period(.month), .lastDays]),
            sentence.tokens.allSatisfy({ $0.mealName == nil }),
            !sentence.has(.hour),
            sentence.tokens.allSatisfy({ !["i", "we", "я", "мы", "my", "our"].contains($0.text) })
        else { return nil }
        let isWord = { (index: Int) in !sentence.tokens[index].isEmptyAroundNutrient }
        let before = sentence.tokens[..<nutrient].indices.filter(isWord)
        let behind = sentence.tokens.indices[(nutrient + 1)...].filter(isWord)
        let isAsked = QuestionRule.isQuestion(sentence)
        guard let first = behind.first else {
            if before.isEmpty { return isAlone(sentence) ? .ask(.foodSearch) : nil }
            // "banana calories", «в гречке сколько калорий»
            guard isFood(before, in: sentence), let query = query(of: before, in: sentence) else { return nil }
            return .foodSearch(query)
        }
        guard before.isEmpty else { return nil }
        let linking = sentence.tokens[(nutrient + 1)..<first]
        let isLinked =
            linking.contains {
                ["в", "во", "in", "of", "for", "у"].contains($0.text) || isAsked && $0.means(.contains)
            }
            || Self.telling.contains { sentence.tokens[nutrient].text.hasPrefix($0) } || isAsked && sentence.isRussian
        guard isLinked || sentence.isRussian && isFood(behind, in: sentence),
            let query = query(of: behind, in: sentence)
        else { return nil }
        return .foodSearch(query)
    }

    /// Words that say of nothing but food.
    private static let telling = ["калорийн", "бжу", "кбжу", "пищев", "энергет", "energy", "nutrition"]

    private static func isFood(_ indices: [Int], in sentence: Sentence) -> Bool {
        indices.contains { sentence.tokens[$0].means(.food) }
    }

    private static func isAlone(_ sentence: Sentence) -> Bool {
        sentence.tokens.allSatisfy { $0.isEmptyAroundNutrient }
    }

    /// The food's words: no amount, unit, article, and no preposition before them.
    private static func query(of indices: [Int], in sentence: Sentence) -> String? {
        let tokens = sentence.keeping(indices.map { sentence.tokens[$0] })
        var kept: [Token] = []
        var index = 0
        while let token = tokens[index] {
            if tokens[index + 1]?.isMark("%") != true, let (_, next) = tokens.amount(at: index), next <= tokens.count,
                !(kept.isEmpty && next == tokens.count)
            {
                index = next
            } else {
                let isLoose = kept.isEmpty && token.means(anyOf: [.preposition, .of, .by]) && !token.means(.food)
                let isEmpty =
                    token.means(anyOf: [.article, .meaningless]) || token.kind == .mark && !"%-+/".contains(token.text)
                if !isLoose, !isEmpty || token.isMark("%") { kept.append(token) }
                index += 1
            }
        }
        while let last = kept.last, last.kind == .mark && !last.isMark("%") || last.means(.preposition) {
            kept.removeLast()
        }
        let text = tokens.joined(kept)
        return text.isEmpty ? nil : text
    }
}

extension Token {
    /// Words that only ask for a food's values.
    fileprivate var isEmptyAroundNutrient: Bool {
        kind == .mark && !isMark("%")
            || means(anyOf: [.nutrient, .question, .contains, .please, .show, .of, .article, .isThere, .and])
            || [
                "в", "во", "in", "of", "for", "много", "tell", "me", "мне", "из", "is", "it", "a", "у", "узнать",
                "хочу",
            ].contains(text)
            || text == "much" || text == "many"
    }
}

extension Sentence {
    /// Tokens as they were written, with one space where there was any.
    func joined(_ tokens: [Token]) -> String {
        tokens.reduce(into: "") { text, token in
            if !text.isEmpty, token.isSpaced { text += " " }
            text += String(characters[token.place])
        }
    }
}

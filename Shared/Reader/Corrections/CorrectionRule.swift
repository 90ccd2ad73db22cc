import Domain

/// Reads a reply clause by clause; one that is not understood makes all of it nothing.
struct CorrectionRule {
    let items: ItemNames
    let sentence: Sentence

    /// What a clause says by itself.
    private enum Clause {
        case done(CorrectionMention)
        /// «не рис»: what it was not.
        case denied(Int)
        /// «рис не 200»: which amount is wrong; the right one follows.
        case wrong(Int)
        /// «100 г», without a food.
        case bare(FoodMention.Amount)
        /// A food without more.
        case named(FoodMention, [Token])
    }

    func read() -> [CorrectionMention]? {
        var corrections: [CorrectionMention] = []
        var denied: Int?
        var wrong: Int?
        var new: FoodMention?
        for tokens in clauses {
            guard let clause = clause(tokens) else { return nil }
            switch clause {
            case .done(let correction): corrections.append(correction)
            case .denied(let place):
                guard denied == nil else { return nil }
                denied = place
            case .wrong(let place): wrong = place
            case .bare(let amount):
                guard let place = wrong ?? (items.count == 1 ? 0 : nil) else { return nil }
                corrections.append(.amount(place, amount))
                wrong = nil
            case .named(let food, let words):
                if case .remove = corrections.last, let place = items.place(of: words) {
                    corrections.append(.remove(place))
                } else {
                    guard new == nil else { return nil }
                    new = food
                }
            }
            if let place = denied, let food = new {
                corrections.append(.replace(place, with: food))
                (denied, new) = (nil, nil)
            }
        }
        // «это гречка» of a single item needs no word about what it is not.
        if let food = new, denied == nil, items.count == 1, Self.naming.contains(sentence.tokens.first?.text ?? "") {
            corrections.append(.replace(0, with: food))
            new = nil
        }
        guard denied == nil, new == nil, wrong == nil, !corrections.isEmpty else { return nil }
        return corrections
    }

    /// Between commas, full stops and words that join, with a denial as a clause of its own.
    private var clauses: [[Token]] {
        var clauses: [[Token]] = []
        var clause: [Token] = []
        func close() {
            if clause.contains(where: { $0.kind != .mark }) { clauses.append(clause) }
            clause = []
        }
        for token in sentence.tokens {
            if token.isMealSeparator || Self.joining.contains(token.text) {
                close()
            } else if !Self.empty.contains(token.text) {
                clause.append(token)
            }
        }
        close()
        return clauses
    }

    private func clause(_ tokens: [Token]) -> Clause? {
        let texts = tokens.map(\.text)
        if let first = texts.first, Self.adding.contains(first) { return added(Array(tokens.dropFirst())) }
        if let place = removed(tokens, texts) { return .done(.remove(place)) }
        if let clause = exchanged(tokens, texts) { return clause }
        if let clause = scaled(tokens, texts) { return clause }
        if let place = texts.firstIndex(where: Self.denying.contains) {
            let after = Array(tokens[(place + 1)...])
            if place == 0 { return items.place(of: after).map(Clause.denied) }
            // «рис не 200»; «гречка не рис»
            guard let item = items.place(of: Array(tokens[..<place])) else {
                guard let old = items.place(of: after), let food = food(Array(tokens[..<place])) else { return nil }
                return .done(.replace(old, with: food))
            }
            return amount(after).map { _ in .wrong(item) }
        }
        return told(tokens)
    }

    /// «добавь хлеб 30 г»
    private func added(_ tokens: [Token]) -> Clause? {
        guard let food = food(tokens, withAmount: true) else { return nil }
        return .done(.add(food))
    }

    /// «без соуса», «соус убери», «соуса не было»
    private func removed(_ tokens: [Token], _ texts: [String]) -> Int? {
        for words in Self.leaving where texts.starts(with: words) {
            return items.place(of: Array(tokens.dropFirst(words.count)))
        }
        for words in Self.left where texts.count > words.count && texts.suffix(words.count).elementsEqual(words) {
            return items.place(of: Array(tokens.dropLast(words.count)))
        }
        return nil
    }

    /// «вместо риса гречка», "buckwheat instead of rice"
    private func exchanged(_ tokens: [Token], _ texts: [String]) -> Clause? {
        guard let place = texts.firstIndex(where: { $0 == "вместо" || $0 == "instead" }) else { return nil }
        let behind = tokens[(place + 1)...].drop { $0.text == "of" }
        if place > 0 {
            guard let old = items.place(of: Array(behind)), let food = food(Array(tokens[..<place])) else { return nil }
            return .done(.replace(old, with: food))
        }
        // The old one is the longest run of words that names an item; what follows is the new one.
        for end in behind.indices.reversed() where end > behind.startIndex {
            if let old = items.place(of: Array(behind[..<end])), let food = food(Array(behind[end...])) {
                return .done(.replace(old, with: food))
            }
        }
        return nil
    }

    /// «половину риса», «риса вдвое больше»
    private func scaled(_ tokens: [Token], _ texts: [String]) -> Clause? {
        for (words, factor) in Self.factors {
            let rest: [Token]
            if texts.starts(with: words) {
                rest = Array(tokens.dropFirst(words.count))
            } else if texts.count >= words.count, texts.suffix(words.count).elementsEqual(words) {
                rest = Array(tokens.dropLast(words.count))
            } else {
                continue
            }
            if rest.allSatisfy(\.isMealVerb) { return .done(.scale(items.count == 1 ? 0 : nil, factor)) }
            return items.place(of: rest).map { .done(.scale($0, factor)) }
        }
        return nil
    }

    /// «рис 100 г», «100 г риса», «100 г», «гречка»
    private func told(_ tokens: [Token]) -> Clause? {
        guard let (words, amount) = parts(tokens) else { return nil }
        switch (words.isEmpty, amount) {
        case (true, let amount?): return .bare(amount)
        case (false, let amount?): return items.place(of: words).map { .done(.amount($0, amount)) }
        case (false, nil): return food(tokens).map { .named($0, words) }
        case (true, nil): return nil
        }
    }

    private func amount(_ tokens: [Token]) -> FoodMention.Amount? {
        guard let (words, amount) = parts(tokens), words.isEmpty else { return nil }
        return amount
    }

    /// The words of a clause and its one amount; nil where there are several. A bare number is grams from 10 up.
    private func parts(_ tokens: [Token]) -> (words: [Token], amount: FoodMention.Amount?)? {
        var words: [Token] = []
        var amount: Amount?
        for element in MealElement.elements(of: sentence.keeping(tokens)) {
            switch element {
            case .word(let token): if token.kind != .mark { words.append(token) }
            case .amount(let found), .times(let found):
                guard amount == nil else { return nil }
                amount = found
            }
        }
        guard let amount else { return (words, nil) }
        var item = MealItems.Item()
        item.amount = amount
        if amount.unit == nil, amount.number >= 10 { item.amount?.unit = .grams(1) }
        return item.mentionedAmount.map { (words, $0) }
    }

    /// One food and nothing else.
    private func food(_ tokens: [Token], withAmount: Bool = false) -> FoodMention? {
        let found = MealItems.items(of: [tokens], in: sentence)
        guard !tokens.contains(where: { $0.means(.indefinite) }), found.count == 1, let food = found.first?.mention,
            !Spelling.key(of: food.name).isEmpty,
            withAmount || food.amount == nil, food.name.split(separator: " ").count <= 5
        else { return nil }
        return food
    }
}

/// Makes foods of a piece without separators.
enum MealItems {
    /// A food that is being put together.
    struct Item {
        var words: [Token] = []
        var amount: Amount?
        var name = ""
        /// Whether its amount stands behind it, where a bare number may be grams.
        var isAmountBehind = false
    }

    /// An amount alone between commas belongs to the food before it: «гречка, 200 г».
    static func items(of pieces: [[Token]], in sentence: Sentence) -> [Item] {
        named(merged(pieces.flatMap { items(of: $0, in: sentence) }), in: sentence)
    }

    private static func items(of piece: [Token], in sentence: Sentence) -> [Item] {
        let elements = MealElement.elements(of: sentence.keeping(piece))
        var items: [Item] = []
        var current = Item()
        let opens = elements.first?.isAmount ?? false
        func close() {
            if !current.words.isEmpty || current.amount != nil { items.append(current) }
            current = Item()
        }
        for element in elements {
            switch element {
            case .word(let token):
                if !opens, current.amount != nil, !token.means(.with), !token.text.hasSuffix("%"),
                    !current.words.isEmpty
                {
                    close()
                }
                current.words.append(token)
            case .times(let amount):
                current.amount = current.amount.map { $0.times(amount) } ?? amount
            case .amount(let amount):
                if opens, !current.words.isEmpty { close() }
                if let before = current.amount {
                    current.amount = before.better(of: amount)
                } else {
                    current.amount = amount
                    current.isAmountBehind = !current.words.isEmpty
                }
            }
        }
        close()
        return merged(items)
    }

    /// An amount with nothing behind it belongs to the food before it: «1 банан 120 г».
    private static func merged(_ items: [Item]) -> [Item] {
        items.reduce(into: []) { merged, item in
            if item.words.isEmpty, let amount = item.amount, var last = merged.popLast() {
                var behind = amount
                if behind.unit == nil, behind.number >= 20 { behind.unit = .grams(1) }
                last.amount = last.amount?.better(of: behind) ?? behind
                merged.append(last)
            } else {
                merged.append(item)
            }
        }
    }

    private static func named(_ items: [Item], in sentence: Sentence) -> [Item] {
        items.map { item in
            var item = item
            while let last = item.words.last, last.means(anyOf: [.preposition, .of]) && !last.means(.food) {
                item.words.removeLast()
            }
            item.name = sentence.joined(item.words).lowercased().trimmingPunctuation
            return item
        }
    }
}

extension Amount {
    /// «3 котлеты по 50 г»
    fileprivate func times(_ each: Amount) -> Amount {
        Amount(number: number * each.number, unit: each.unit, isCounted: true)
    }

    /// Of two amounts beside each other what weighs or measures wins, and a unit over a bare number.
    fileprivate func better(of other: Amount) -> Amount {
        if isMetric { return self }
        if other.isMetric || unit == nil { return other }
        return self
    }

    var isMetric: Bool {
        switch unit {
        case .grams, .millilitres, .pounds: true
        default: false
        }
    }
}

extension MealItems.Item {
    var mention: FoodMention { FoodMention(name: name, amount: mentionedAmount) }

    /// A bare number behind a food is grams from 20 up.
    var mentionedAmount: FoodMention.Amount? {
        guard let amount else { return nil }
        switch amount.unit {
        case nil: return isAmountBehind && amount.number >= 20 ? .grams(amount.number) : .count(amount.number, .piece)
        case .grams(let size): return .grams(amount.number * size)
        case .pounds: return .grams(amount.number * 453.59)
        case .millilitres(let size): return .millilitres(amount.number * size)
        case .household(let unit): return .count(amount.number, unit)
        case .hours, .minutes: return nil
        }
    }
}

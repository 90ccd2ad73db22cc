import Domain

extension Reader {
    /// What the words beside a picture say that things on it weigh: «рис 100 г, котлета».
    ///
    /// - Parameter items: what is seen on it, in its order.
    /// - Returns: grams by the places of the items, from 0; none where a weight can be meant otherwise.
    public func weights(in text: String, of items: [String]) -> [Int: Double] {
        guard text.utf16.count <= Self.longest else { return [:] }
        let sentence = Sentence(text)
        let frame = MealFrame(sentence)
        // «на 100 г 120 ккал» is a label, and of «половину от 200 г» nobody knows whether it is halved already.
        guard !frame.isSomethingElse, !sentence.has(anyOf: [.nutrient, .half, .question]) else { return [:] }
        let names = ItemNames(items)
        let pieces = frame.pieces.map { $0.filter { !CorrectionRule.empty.contains($0.text) } }
        // «рис 100 г на двоих»: what stands behind a weight is another food, or tells of it what we cannot read.
        let areRead = pieces.allSatisfy { piece in
            let parts = MealItems.items(of: [piece], in: sentence)
            return parts.count == 1 || parts.allSatisfy { $0.amount != nil || names.place(of: $0.words) != nil }
        }
        let weighed = MealItems.items(of: pieces, in: sentence).filter { $0.grams != nil }
        guard areRead, weighed.count == pieces.metricAmounts(in: sentence) else { return [:] }
        var weights: [Int: Double] = [:]
        for item in weighed {
            guard let grams = item.grams, (MealCorrection.leastGrams...MealItem.mostGrams).contains(grams) else {
                return [:]
            }
            let isBare = item.words.isEmpty && names.count == 1
            guard let place = isBare ? 0 : names.place(of: item.words) else { continue }
            guard weights.updateValue(grams, forKey: place) == nil else { return [:] }
        }
        return weights
    }
}

extension MealItems.Item {
    /// Only where the unit was written: a bare number may count anything.
    fileprivate var grams: Double? {
        switch amount?.unit {
        case .grams, .pounds:
            if case .grams(let grams) = mentionedAmount { grams } else { nil }
        default: nil
        }
    }
}

extension [[Token]] {
    /// How often a weight or a volume is written: of two beside each other an item keeps but one.
    fileprivate func metricAmounts(in sentence: Sentence) -> Int {
        flatMap { MealElement.elements(of: sentence.keeping($0)) }
            .count { element in
                switch element {
                case .amount(let amount), .times(let amount): amount.isMetric
                case .word: false
                }
            }
    }
}

/// «Выпил 2 стакана воды», "water 300".
enum WaterRule {
    static func read(_ sentence: Sentence) -> Reading? {
        guard let words = MeasureWords(sentence, allowed: [.water, .drink, .had]) else { return nil }
        let isDrunk = words.has(.drink) || words.has(.had)
        guard words.has(.water) else {
            // "drank 400 ml" of what?
            return isDrunk && words.amounts.contains { $0.unit?.isOfDrinks ?? words.has(.drink) } ? .ask(.water) : nil
        }
        guard let millilitres = millilitres(words.amounts, in: sentence) else { return .ask(.water) }
        guard millilitres > 0, millilitres <= 5000 else { return .ask(.water) }
        return .water(WaterMention(millilitres: millilitres, day: words.day))
    }

    private static func millilitres(_ amounts: [Amount], in sentence: Sentence) -> Double? {
        if amounts.count == 2, let exact = amounts.first(where: { $0.unit == .millilitres(1) }),
            amounts.contains(where: { $0.unit?.isOfDrinks == true && $0 != exact })
        {
            return exact.number
        }
        guard amounts.count == 1, let amount = amounts.first else { return nil }
        return switch amount.unit {
        case nil: amount.number >= 50 ? amount.number : nil
        // Of what is drunk an ounce is the fluid one.
        case .grams(Unit.ounce): amount.number * 29.57
        case .millilitres(let size), .grams(let size): amount.number * size
        case .household(.glass): amount.number * 250
        case .household(.bottle): amount.number * 500
        case .household(.cup): amount.number * (sentence.isRussian ? 200 : 240)
        default: nil
        }
    }
}

extension Unit {
    fileprivate var isOfDrinks: Bool {
        switch self {
        case .millilitres, .household(.glass), .household(.bottle), .household(.cup): true
        default: false
        }
    }
}

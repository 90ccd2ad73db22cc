/// «Вешу 80», "82 kg today".
enum WeightRule {
    static func read(_ sentence: Sentence) -> Reading? {
        guard let words = MeasureWords(sentence, allowed: [.weight, .weighed]) else { return nil }
        let isNamed = words.has(.weight) || words.has(.weighed)
        let isMetered =
            words.amounts.contains { $0.unit == .pounds || $0.unit == .grams(1000) } && words.amounts[0].isCounted
        guard isNamed || isMetered else { return nil }
        guard isNamed || words.day != nil, let kilograms = kilograms(words.amounts) else { return .ask(.weight) }
        guard (20...300).contains(kilograms) else { return .ask(.weight) }
        return .weight(WeightMention(kilograms: kilograms, day: words.day))
    }

    /// One number with or without kilograms, pounds, or kilograms and grams.
    private static func kilograms(_ amounts: [Amount]) -> Double? {
        guard let first = amounts.first, amounts.count <= 2, first.isCounted else { return nil }
        if amounts.count == 2 {
            guard first.unit == .grams(1000), amounts[1].unit == .grams(1) else { return nil }
            return first.number + amounts[1].number / 1000
        }
        return switch first.unit {
        case nil, .grams(1000): first.number
        case .pounds: first.number * 0.45359
        default: nil
        }
    }
}

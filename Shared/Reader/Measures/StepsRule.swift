/// «Прошёл 12 345 шагов», "10k steps".
enum StepsRule {
    static func read(_ sentence: Sentence) -> Reading? {
        guard let words = MeasureWords(sentence, allowed: [.steps, .walked]), words.has(.steps) else { return nil }
        guard words.amounts.count == 1, let amount = words.amounts.first, amount.unit == nil, amount.isCounted,
            amount.number == amount.number.rounded(), (1...100_000).contains(amount.number)
        else { return .ask(.steps) }
        return .steps(StepsMention(count: Int(amount.number), day: words.day))
    }
}

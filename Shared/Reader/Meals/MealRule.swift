import Domain

/// «Съел 200 г гречки и котлету», "for lunch I had soup".
enum MealRule {
    static func read(_ sentence: Sentence) -> Reading? {
        let frame = MealFrame(sentence)
        guard !frame.isSomethingElse else { return .nothing }
        let items = MealItems.items(of: frame.pieces, in: sentence)
        guard !items.isEmpty else {
            return frame.evidence >= .had && frame.isEmpty ? .ask(.meal) : .nothing
        }
        switch MealEvidence.verdict(on: items, frame.evidence) {
        case .nothing: return .nothing
        case .ask: return .ask(.meal)
        case .meal:
            return .meal(MealMention(items: items.map(\.mention), meal: frame.meal, day: frame.day, time: frame.time))
        }
    }
}

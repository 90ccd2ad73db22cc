/// Reads one sentence, Russian or English, without any AI.
///
/// It is careful: a record that nobody meant is worse than one that was missed. What it only half understands it asks
/// for, and whatever looks like something else is nothing. It holds no state and may be shared.
public struct Reader: Sendable {
    /// In UTF-16 units; a longer text is no single sentence.
    public static let longest = 600

    public init() {}

    /// What the text says. The same for every case of its letters and for any space around it.
    public func read(_ text: String) -> Reading {
        guard text.utf16.count <= Self.longest else { return .nothing }
        let sentence = Sentence(text)
        guard !sentence.tokens.isEmpty else { return .nothing }
        return Self.rules.lazy.compactMap { $0(sentence) }.first ?? .nothing
    }

    /// Each gives what it is sure of, `nothing` where the sentence is none of the following rules' either, and nil where
    /// it is not concerned.
    private static let rules: [@Sendable (Sentence) -> Reading?] = [
        StatisticsRule.read, FoodSearchRule.read, FilmRecommendRule.read, FilmSearchRule.read, QuestionRule.read,
        FilmWantedRule.read, FilmWatchedRule.read, WeightRule.read, WaterRule.read, StepsRule.read, SleepRule.read,
        MealRule.read,
    ]
}

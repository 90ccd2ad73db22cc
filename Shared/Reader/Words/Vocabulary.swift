/// The words of the rules. Each list is data: `посмотрел/|а|и` stands for three words, see `WordForms`.
enum Vocabulary {
    /// Known with one letter wrong too, when they have five or more.
    static let keywords = numbers + units + days + filmWords + mealWords + measureWords + searchWords

    /// Known only as they are written.
    static let guards = people + otherMatters

    static let phrases = dayPhrases + filmPhrases + mealPhrases + measurePhrases + searchPhrases
}

/// How many tokens of an AI a text is worth, without its tokenizer: for budgets, not for bills.
///
/// Letters and signs of ASCII count a third of a token each, Cyrillic letters half a token, everything else (emoji, other
/// scripts) a whole one, rounded up. That is above what usual tokenizers need for prose, so that a budget is kept rather
/// than passed.
public enum TokenEstimate {
    public static func tokens(of text: String) -> Int {
        var sixths = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case ..<0x80: sixths += 2
            case 0x400..<0x530: sixths += 3
            default: sixths += 6
            }
        }
        return (sixths + 5) / 6
    }
}

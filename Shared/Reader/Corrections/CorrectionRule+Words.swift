// The words of the rules, with е for ё.
extension CorrectionRule {
    static let naming: Set<String> = ["это", "it's", "its", "it", "that's", "там"]

    static let joining: Set<String> = ["и", "and", "а", "но", "but", "только"]

    /// They may stand anywhere and say nothing.
    static let empty: Set<String> = [
        "это", "там", "было", "был", "была", "были", "всего", "примерно", "около", "где-то", "the", "a", "an", "it",
        "it's", "its", "that's", "was", "were", "is", "there", "about", "just", "only", "actually", "вообще-то",
        "пожалуйста", "please", "i", "я", "of", "вышло", "весил", "весила", "весило", "исправь", "поправь",
    ]

    static let denying: Set<String> = ["не", "not", "isn't", "wasn't"]

    static let adding: Set<String> = ["добавь", "добавьте", "еще", "плюс", "add", "plus", "also"]

    /// Before what was not there.
    static let leaving: [[String]] = [
        ["без"], ["минус"], ["убери"], ["уберите"], ["убрать"], ["удали"], ["удалить"], ["нет"], ["не", "ел"],
        ["не", "ела"], ["without"], ["no"], ["minus"], ["remove"], ["delete"], ["skip"], ["didn't", "eat"],
        ["didn't", "have"], ["did", "not", "eat"], ["did", "not", "have"],
    ]

    /// Behind it. «было» alone says nothing and is gone by now.
    static let left: [[String]] = [
        ["убери"], ["уберите"], ["убрать"], ["удали"], ["удалить"], ["не", "ел"], ["не", "ела"], ["не"], ["нет"],
        ["wasn't"], ["not"],
    ]

    static let factors: [(words: [String], factor: Double)] = [
        (["в", "два", "раза", "больше"], 2), (["в", "2", "раза", "больше"], 2), (["в", "два", "раза", "меньше"], 0.5),
        (["в", "2", "раза", "меньше"], 0.5), (["в", "полтора", "раза", "больше"], 1.5), (["вдвое", "больше"], 2),
        (["вдвое", "меньше"], 0.5), (["twice", "as", "much"], 2), (["half", "as", "much"], 0.5), (["twice"], 2),
        (["double"], 2), (["половину"], 0.5), (["половина"], 0.5), (["половинка"], 0.5), (["полпорции"], 0.5),
        (["half"], 0.5),
    ]
}

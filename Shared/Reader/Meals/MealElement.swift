/// A word or an amount of a piece of a meal.
enum MealElement {
    case word(Token)
    case amount(Amount)
    /// «по 50 г», "80 g each": so much of each.
    case times(Amount)

    var isAmount: Bool {
        switch self {
        case .word: false
        case .amount, .times: true
        }
    }

    static func elements(of piece: Sentence) -> [MealElement] {
        var elements: [MealElement] = []
        var index = 0
        while let token = piece[index] {
            // «чай с 2 ложками сахара»: that amount is a part of the name.
            let isInName = index > 0 && piece.tokens[index - 1].means(.with)
            if token.means(.by), let (amount, next) = piece.amount(at: index + 1) {
                elements.append(.times(amount))
                index = next
            } else if piece[index + 1]?.isMark("%") == true, token.number != nil {
                elements.append(.word(percentage(token, piece.tokens[index + 1])))
                index += 2
            } else if !isInName, let (amount, next) = piece.amount(at: index) {
                let isEach = piece[next]?.means(.each) == true
                elements.append(isEach ? .times(amount) : .amount(amount))
                index = isEach ? next + 1 : next
            } else {
                if !token.isEmptyInName { elements.append(.word(token)) }
                index += 1
            }
        }
        return elements
    }

    private static func percentage(_ number: Token, _ sign: Token) -> Token {
        Token(
            kind: .word, text: number.text + "%", place: number.place.lowerBound..<sign.place.upperBound,
            isSpaced: number.isSpaced)
    }
}

extension Token {
    fileprivate var isEmptyInName: Bool {
        kind == .mark && !"/-'".contains(text) || isMark("-") && isSpaced || means(anyOf: [.article, .each, .of])
    }
}

import Domain

/// The frame of a sentence about a meal: who, when, which meal, and the pieces between that may be foods.
struct MealFrame {
    private(set) var pieces: [[Token]] = []
    private(set) var meal: MealKind?
    private(set) var day: DayReference?
    private(set) var time: TimeOfDay?
    private(set) var evidence = MealEvidence.none
    /// Somebody else, a plan, a wish, a denial, or two days or meals at once.
    private(set) var isSomethingElse = false

    private let sentence: Sentence
    private let hasVerb: Bool

    init(_ sentence: Sentence) {
        self.sentence = sentence
        let verb = sentence.tokens.firstIndex(where: \.isMealVerb)
        hasVerb = verb != nil
        if sentence.has(anyOf: [.not, .would, .future, .others, .need, .toWatch]) || sentence.has(.notFood) {
            isSomethingElse = true
        }
        if let verb {
            let clause = Clause(before: verb, in: sentence)
            let subject = clause.telling.filter { index in
                let token = sentence.tokens[index]
                return token.mealName == nil && !token.isPartOfFood
            }
            // «Маша съела суп»; foods may stand before their verb: «200 г гречки съел».
            if clause.hasOthers
                || !subject.isEmpty && !clause.telling.contains(where: { sentence.tokens[$0].means(.food) })
            {
                isSomethingElse = true
            }
        }
        read()
    }

    /// Whether there is nothing that could be a food.
    var isEmpty: Bool { pieces.isEmpty }

    private mutating func read() {
        var piece: [Token] = []
        var index = 0
        while let token = sentence[index] {
            if let next = skipped(at: index) {
                index = next
            } else if token.isMealVerb || token.mealName != nil {
                note(token)
                close(&piece)
                index += 1
            } else if token.means(.and)
                ? MealSplitter.splits(at: index, in: sentence, piece: piece) : token.isMealSeparator
            {
                close(&piece)
                index += 1
            } else {
                piece.append(token)
                index += 1
            }
        }
        close(&piece)
    }

    private mutating func close(_ piece: inout [Token]) {
        if piece.contains(where: { $0.kind != .mark }) { pieces.append(piece) }
        piece = []
    }

    /// Behind days, times, and words without meaning.
    private mutating func skipped(at index: Int) -> Int? {
        let token = sentence.tokens[index]
        if let day = token.day {
            if self.day != nil, self.day != day { isSomethingElse = true }
            self.day = day
            return index + 1
        }
        if let (time, next) = sentence.time(at: index) {
            self.time = self.time ?? time
            return next
        }
        if token.means(.recording) {
            evidence = max(evidence, .recorded)
            return index + 1
        }
        if hasVerb, let end = sentence.company(at: index) { return end }
        if token.means(.relative) { isSomethingElse = true }
        if hasVerb, token.means(anyOf: [.place, .mealPlace]) { return index + 1 }
        if token.partOfDay != nil || token.means(anyOf: [.me, .us, .meaningless, .then, .please]) { return index + 1 }
        if ["have", "here", "ну", "вот"].contains(token.text) { return index + 1 }
        return nil
    }

    private mutating func note(_ token: Token) {
        if let meal = token.mealName ?? token.mealOfVerb {
            if self.meal != nil, self.meal != meal { isSomethingElse = true }
            self.meal = meal
        }
        if token.means(.eat) || token.mealOfVerb != nil {
            evidence = max(evidence, .eaten)
        } else if token.means(anyOf: [.drink, .had]) {
            evidence = max(evidence, .had)
        } else {
            evidence = max(evidence, .named)
        }
    }
}

extension Token {
    var isMealVerb: Bool { means(anyOf: [.eat, .drink, .had]) || mealOfVerb != nil }

    var mealOfVerb: MealKind? {
        for case .mealVerb(let meal) in senses { return meal }
        return nil
    }

    var isPartOfFood: Bool {
        number != nil || numeral != nil || scale != nil || unit != nil
            || means(anyOf: [.food, .indefinite, .article, .of, .half, .with, .by, .and, .size, .andHalf])
            || kind == .mark
    }

    var isMealSeparator: Bool {
        isMark(",") || isMark(";") || isMark("+") || isMark("&") || isMark("\n") || isMark("!") || isMark(".")
    }
}

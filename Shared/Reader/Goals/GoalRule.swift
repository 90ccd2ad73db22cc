public import Domain

/// The words of a sentence that has to do with nothing but the goal of a day's energy.
///
/// Calories alone are no goal: «съел 2000 ккал» and «в шоколадке 2000 ккал» are for other rules. A goal is named as one, or it
/// is what somebody wants to eat every day.
struct GoalRule {
    /// Nil where a word belongs to something else, or too little is said.
    private(set) var wish: EnergyGoalWish?

    private var found = Found()
    /// Whether a command says already what it is about.
    private let isNamed: Bool

    /// What the words say, each by itself.
    private struct Found {
        var goals = 0
        /// «ккал», «калориям».
        var energies = 0
        var eats = 0
        var wishes = 0
        var offs = 0
        var negations = 0
        var needs = 0
        var isEachDay = false
        var isToday = false
        /// «можно», “can”.
        var isAllowance = false
        /// «ещё», «больше», “more”.
        var isRest = false
        var isAmount = false
        var isQuestion = false
        var hasQuestionMark = false
        var isMine = false
        var numbers: [Double] = []
    }

    init(_ sentence: Sentence, isNamed: Bool) {
        self.isNamed = isNamed
        var index = 0
        while index < sentence.count {
            guard let next = step(sentence, index) else { return }
            index = next
        }
        wish = isNamed ? command : conclusion
    }

    /// Reads what stands at an index; nil for a word of something else.
    private mutating func step(_ sentence: Sentence, _ index: Int) -> Int? {
        if let next = upTo(sentence, index) { return next }
        if let (number, next) = sentence.number(at: index) {
            found.numbers.append(number)
            return next
        }
        let token = sentence.tokens[index]
        if token.kind == .mark {
            if token.text == "?" { found.hasQuestionMark = true }
            return Self.marks.contains(token.text) ? index + 1 : nil
        }
        return token.kind == .word && count(token.text) ? index + 1 : nil
    }

    /// «не больше 2000», “no more than 2000”: a limit, and nothing that is not wanted.
    private func upTo(_ sentence: Sentence, _ index: Int) -> Int? {
        let behind = Self.limits[sentence.tokens[index].text]
        guard behind?.contains(sentence[index + 1]?.text ?? "") == true else { return nil }
        let next = index + 2
        let number = sentence[next].map { Self.thans.contains($0.text) } == true ? next + 1 : next
        return sentence.number(at: number) == nil ? nil : number
    }

    private mutating func count(_ word: String) -> Bool {
        switch word {
        case _ where Self.goals.contains(word): found.goals += 1
        case _ where Self.energies.contains(word): found.energies += 1
        case _ where Self.days.contains(word): found.isEachDay = true
        case _ where Self.eats.contains(word): found.eats += 1
        case _ where Self.needs.contains(word): found.needs += 1
        case _ where Self.wishes.contains(word): found.wishes += 1
        case _ where Self.offs.contains(word): found.offs += 1
        case _ where Self.negations.contains(word): found.negations += 1
        case _ where Self.todays.contains(word): found.isToday = true
        case _ where Self.allowances.contains(word): found.isAllowance = true
        case _ where Self.rests.contains(word): found.isRest = true
        case _ where Self.amounts.contains(word): found.isAmount = true
        case _ where Self.questions.contains(word): found.isQuestion = true
        case _ where Self.mine.contains(word): found.isMine = true
        default: return Self.fillers.contains(word)
        }
        return true
    }

    private var conclusion: EnergyGoalWish? {
        guard let number = found.numbers.first else { return withoutNumber }
        guard found.energies > 0, found.negations + found.offs + found.needs == 0,
            !found.isQuestion && !found.isAmount && !found.isAllowance && !found.hasQuestionMark,
            !found.isToday && !found.isRest,
            found.goals > 0 || found.wishes > 0 && found.eats > 0 && found.isEachDay
        else { return nil }
        return goal(number)
    }

    private var withoutNumber: EnergyGoalWish? {
        if found.goals > 0 {
            guard found.eats == 0, !found.isAmount, !found.isAllowance, !found.isToday else { return nil }
            if found.offs > 0 || found.negations > 0 && found.needs + found.wishes > 0 {
                return found.isQuestion || found.hasQuestionMark ? nil : .remove
            }
            let isAsked = found.isQuestion || found.hasQuestionMark || found.isMine
            return isAsked && found.energies > 0 && found.negations + found.needs + found.wishes == 0 ? .ask : nil
        }
        let isOfFood = found.eats > 0 || found.energies > 0
        guard found.isAmount, found.isAllowance, found.isRest, isOfFood, found.isMine else { return nil }
        return found.negations + found.offs + found.needs + found.wishes == 0 ? .ask : nil
    }

    private var command: EnergyGoalWish? {
        guard let number = found.numbers.first else {
            if found.offs + found.negations > 0 { return .remove }
            return found.wishes + found.needs + found.eats == 0 ? .ask : nil
        }
        guard found.offs + found.negations == 0, !found.hasQuestionMark else { return nil }
        return number == 0 && found.numbers.count == 1 ? .remove : goal(number)
    }

    private func goal(_ number: Double) -> EnergyGoalWish? {
        guard found.numbers.count == 1, let kcal = Int(exactly: number) else { return nil }
        return .set(kcal: kcal)
    }
}

extension Reader {
    /// What a sentence says about the goal of a day's energy: «моя цель 2000 ккал в день»; nil where it is about anything else.
    public func energyGoal(in text: String) -> EnergyGoalWish? {
        guard text.utf16.count <= Self.longest else { return nil }
        return GoalRule(Sentence(text), isNamed: false).wish
    }

    /// What stands behind the command for it, where a number needs no word that says what it is; nil for words that it does
    /// not know.
    public func energyGoal(behindCommand text: String) -> EnergyGoalWish? {
        guard text.utf16.count <= Self.longest else { return nil }
        return GoalRule(Sentence(text), isNamed: true).wish
    }
}

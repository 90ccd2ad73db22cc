/// How surely a sentence tells of a meal: the less it says so, the more its foods must be known ones.
enum MealEvidence: Int, Comparable {
    case none, amounts, recorded, had, named, eaten

    static func < (one: MealEvidence, other: MealEvidence) -> Bool { one.rawValue < other.rawValue }

    enum Verdict { case meal, ask, nothing }

    static func verdict(on items: [MealItems.Item], _ evidence: MealEvidence) -> Verdict {
        guard items.allSatisfy(\.isPossible) else { return .nothing }
        let isNameless = items.contains { $0.name.isEmpty || $0.isIndefinite }
        if isNameless {
            // "had it" says nothing of food.
            let isIdiom = evidence == .had && items.contains { $0.words.contains { $0.text == "it" } }
            return evidence >= .had && !isIdiom ? .ask : .nothing
        }
        let allKnown = items.allSatisfy { $0.isKnown && !$0.words.contains(where: \.isAdverb) }
        switch evidence {
        case .eaten: return items.allSatisfy { $0.isKnown || $0.amount != nil || $0.isShort } ? .meal : .nothing
        case .named:
            return items.contains(where: \.isKnown) && items.allSatisfy { $0.isKnown || $0.isShort } ? .meal : .nothing
        case .had: return items.allSatisfy { $0.isKnown || $0.amount?.measuresFood == true } ? .meal : .nothing
        case .recorded:
            return allKnown && items.contains { $0.amount != nil } ? .meal : .nothing
        case .amounts, .none:
            return allKnown && items.contains { $0.amount?.unit != nil } ? .ask : .nothing
        }
    }
}

extension MealItems.Item {
    /// Whether the food itself, and what it comes with, are words for food.
    var isKnown: Bool {
        let parts = words.split { $0.means(.with) }
        return !parts.isEmpty && !(words.first?.means(.with) ?? true)
            && parts.allSatisfy { $0.contains { $0.means(.food) } }
    }

    var isIndefinite: Bool { !words.isEmpty && words.allSatisfy { $0.means(anyOf: [.indefinite, .thing]) } }

    /// Nothing that is eaten begins with a preposition or is measured in hours.
    var isPossible: Bool {
        guard amount?.unit != .hours, amount?.unit != .minutes else { return false }
        guard let first = words.first else { return true }
        return words.count <= 10 && !first.means(anyOf: [.preposition, .with, .at, .question])
            && (first.kind != .mark || first.means(.food))
    }

    var isShort: Bool {
        words.count <= 4 && !words.contains { $0.isAdverb || $0.means(anyOf: [.at, .preposition]) && !$0.means(.with) }
    }
}

extension Amount {
    /// Whether only what is eaten or drunk is measured so.
    var measuresFood: Bool {
        switch unit {
        case .grams, .millilitres, .pounds: true
        case .household(let unit): [.glass, .plate, .cup, .tablespoon, .teaspoon, .portion, .bottle].contains(unit)
        default: false
        }
    }
}

extension Token {
    private static let endings = [
        "ly", "но", "ло", "во", "ше", "ал", "ил", "ел", "ыл", "ул", "ала", "ила", "ела", "ыла", "лись", "ть", "ться",
    ]

    /// «вкусно», "slowly", «забыл»: no noun.
    fileprivate var isAdverb: Bool {
        guard !means(.food), text.count > 3 else { return false }
        return Self.endings.contains { text.hasSuffix($0) }
    }
}

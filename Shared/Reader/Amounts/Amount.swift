/// A number with or without its unit, or a unit that stands for one.
struct Amount: Equatable {
    var number: Double
    var unit: Unit?
    /// Whether the number was said, not only the unit.
    var isCounted: Bool
}

extension Sentence {
    /// An amount and the token behind it, or nil when none begins here.
    func amount(at start: Int) -> (amount: Amount, next: Int)? {
        if let (number, next) = number(at: start) {
            let (unit, end) = unit(at: next, behindNumber: true) ?? (nil, next)
            var amount = Amount(number: number, unit: unit, isCounted: true)
            // "a litre and a half"
            if unit != nil, self[end]?.means(.andHalf) == true {
                amount.number += 0.5
                return (amount, end + 1)
            }
            return (amount, end)
        }
        var index = start
        if self[index]?.means(.article) == true { index += 1 }
        guard let (unit, end) = unit(at: index, behindNumber: index > start) else { return nil }
        if self[end]?.means(.andHalf) == true { return (Amount(number: 1.5, unit: unit, isCounted: true), end + 1) }
        return (Amount(number: 1, unit: unit, isCounted: false), end)
    }

    /// A unit with the words of size before it and "of" or a full stop behind it.
    private func unit(at start: Int, behindNumber: Bool) -> (unit: Unit, next: Int)? {
        var index = start
        while self[index]?.means(.size) == true { index += 1 }
        guard let token = self[index], let unit = token.unit else { return nil }
        let isFollowedByOf = self[index + 1]?.means(.of) == true
        guard behindNumber || isFollowedByOf || !Unit.bare.contains(token.text) else { return nil }
        index += 1
        if Unit.abbreviations.contains(token.text), let mark = self[index], mark.isMark("."), !mark.isSpaced {
            index += 1
        }
        if self[index]?.means(.of) == true { index += 1 }
        return (unit, index)
    }
}

extension Token {
    var unit: Unit? {
        for case .unit(let unit) in senses { return unit }
        return nil
    }
}

extension Unit {
    /// A point behind them ends no sentence.
    static let abbreviations: Set<String> = [
        "г", "гр", "кг", "л", "мл", "ч", "м", "мин", "шт", "oz", "lb", "lbs", "g", "gr", "kg", "ml", "l", "h", "hr",
        "hrs", "min", "mins", "pc", "pcs",
    ]
}

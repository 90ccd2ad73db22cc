/// One change that a person makes to a meal. Items are named by their places in it, from 0.
public enum MealCorrection: Equatable, Sendable {
    /// So many times as much.
    case scale(Int, by: Double)
    /// One step more or less.
    case step(Int, Step)
    case remove(Int)
    /// The person says what it weighs.
    case weigh(Int, grams: Double)
    /// It was something else.
    case replace(Int, with: MealItem)
    case add(MealItem)
    /// Everything as it was stored first.
    case restore

    public enum Step: String, CaseIterable, Sendable { case less, more }
}

extension MealCorrection {
    /// Grams of one step: about a tenth, in amounts that people say.
    static func step(at grams: Double) -> Double {
        switch grams {
        case ..<50: 5
        case ..<150: 10
        case ..<300: 20
        default: 50
        }
    }

    /// Less than this is not eaten; what is nothing at all is removed.
    public static let leastGrams = 1.0
}

extension Meal {
    /// The meal after corrections, one after another: places are those of the meal before them.
    ///
    /// - Parameter original: the items as they were stored first.
    /// - Returns: nil where one of them cannot be, nothing would be left, or nothing would change.
    public func corrected(by corrections: [MealCorrection], original: [MealItem]) -> Meal? {
        var items: [MealItem?] = self.items
        for correction in corrections {
            guard correction.apply(to: &items, original: original) else { return nil }
        }
        let left = items.compactMap(\.self)
        return left == self.items ? nil : with(left)
    }
}

extension MealCorrection {
    /// - Returns: whether it can be; what is taken away leaves its place empty.
    fileprivate func apply(to items: inout [MealItem?], original: [MealItem]) -> Bool {
        switch self {
        case .scale(let place, let factor):
            return items.change(place) { $0.scaled(toGrams: $0.grams * factor) }
        case .step(let place, let step): return items.change(place) { $0.stepped(step) }
        case .weigh(let place, let grams): return items.change(place) { $0.weighed(grams) }
        case .replace(let place, let other): return items.change(place) { _ in other }
        case .remove(let place):
            guard items.indices.contains(place), items[place] != nil else { return false }
            items[place] = nil
        case .add(let item): items.append(item)
        case .restore: items = original
        }
        return true
    }
}

extension MealItem {
    /// What a person weighed is no guess any more.
    public func weighed(_ grams: Double) -> MealItem {
        var item = scaled(toGrams: grams)
        item.range = nil
        item.isPortionAssumed = false
        return item
    }

    fileprivate func stepped(_ step: MealCorrection.Step) -> MealItem {
        switch step {
        case .more: scaled(toGrams: grams + MealCorrection.step(at: grams))
        // On a boundary it is the step that led there from below.
        case .less: scaled(toGrams: max(grams - MealCorrection.step(at: grams.nextDown), 0))
        }
    }
}

extension [MealItem?] {
    fileprivate mutating func change(_ place: Int, _ change: (MealItem) -> MealItem) -> Bool {
        guard indices.contains(place), let item = self[place] else { return false }
        let changed = change(item)
        self[place] = changed
        return changed.grams >= MealCorrection.leastGrams
    }
}

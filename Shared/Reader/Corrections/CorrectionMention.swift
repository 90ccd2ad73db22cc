import Domain

/// What a person says that is different about a meal whose items stand before him, by their places from 0.
public enum CorrectionMention: Hashable, Sendable {
    case amount(Int, FoodMention.Amount)
    /// So many times as much; nil for all items.
    case scale(Int?, Double)
    case remove(Int)
    /// It was something else.
    case replace(Int, with: FoodMention)
    case add(FoodMention)

    /// The item that it names.
    public var place: Int? {
        switch self {
        case .amount(let place, _), .remove(let place), .replace(let place, _): place
        case .scale(let place, _): place
        case .add: nil
        }
    }
}

extension Reader {
    /// What a reply to a meal's card corrects: «рис 100 г, без соуса», «это гречка, а не рис».
    ///
    /// - Parameter items: what the card shows, in its order.
    /// - Returns: nil unless every part of the text is understood: half a correction is a wrong one.
    public func corrections(_ text: String, of items: [String]) -> [CorrectionMention]? {
        guard text.utf16.count <= Self.longest, !items.isEmpty else { return nil }
        let sentence = Sentence(text)
        guard !sentence.tokens.contains(where: { $0.isMark("?") }) else { return nil }
        return CorrectionRule(items: ItemNames(items), sentence: sentence).read()
    }
}

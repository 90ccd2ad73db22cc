/// A way in which a mark can be closed. Marks of other lengths, such as `****` or `__`, are always literal.
enum MarkdownMark: Hashable, CaseIterable {
    case star, twoStars, threeStars, underscore

    init?(_ character: Character, count: Int) {
        switch (character, count) {
        case ("*", 1): self = .star
        case ("*", 2): self = .twoStars
        case ("*", 3): self = .threeStars
        case ("_", 1): self = .underscore
        default: return nil
        }
    }

    var character: Character { self == .underscore ? "_" : "*" }

    var count: Int {
        switch self {
        case .star, .underscore: 1
        case .twoStars: 2
        case .threeStars: 3
        }
    }

    /// Openers that it closes, wholly or in part: `***` is one and two in either order.
    var partners: [MarkdownMark] {
        switch self {
        case .star: [.star, .threeStars]
        case .twoStars: [.twoStars, .threeStars]
        case .threeStars: [.star, .twoStars, .threeStars]
        case .underscore: [.underscore]
        }
    }
}

extension MarkdownMark {
    /// Never after a letter or digit (`2**3`, `snake_case`, `100*`), nor before what ends a phrase: «(*) и (*)».
    func canOpen(after previous: Character, before next: Character) -> Bool {
        !previous.isLetter && !previous.isNumber && !next.isWhitespace && !")]}»”.,;:!?".contains(next)
    }

    /// Bold may end inside a word («**Б**ольшой»), as models do write; italic may not.
    func canClose(after previous: Character, before next: Character) -> Bool {
        !previous.isWhitespace && !"([{«“".contains(previous) && (count > 1 || !(next.isLetter || next.isNumber))
    }
}

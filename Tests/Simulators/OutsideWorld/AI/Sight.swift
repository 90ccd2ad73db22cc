/// What the simulated AI finds in a picture.
enum Sight: Hashable, Sendable {
    case food([Dish])
    case notFood
    /// Food, but too small to be read: the picture is wanted larger.
    case tooSmall([Dish])

    var dishes: [Dish] {
        switch self {
        case .food(let dishes), .tooSmall(let dishes): dishes
        case .notFood: []
        }
    }

    /// What it finds by itself. Words decide first, then the bytes: the same picture and words are always the same food.
    ///
    /// «не еда» or "not food" is none; a label («этикетка») is too small below a long edge of 1,200 pixels.
    static func builtIn(_ text: String, _ pictures: [Picture]) -> Sight {
        let lower = text.lowercased()
        if lower.contains(/не еда|not food/) { return .notFood }
        let dishes = Dish.shown(text, digest: pictures.first?.digest ?? "")
        let edge = pictures.map(\.size.longEdge).max() ?? 0
        return lower.contains(/этикетк|food label/) && edge < 1_200 ? .tooSmall(dishes) : .food(dishes)
    }
}

/// What the next pictures shall show, arranged by a test.
struct ArrangedSight: Sendable {
    /// A part of the last user message, or the digest of a picture; empty matches all.
    let match: String
    /// Nil dishes are those of the picture.
    let kind: Kind
    let dishes: [Dish]?
    var count: Int

    enum Kind: String, Sendable {
        case food
        case notFood = "not_food"
        case needsDetail = "needs_detail"
    }

    fileprivate func sight(_ request: CompletionRequest) -> Sight {
        let dishes = dishes ?? Dish.shown(request.lastUser, digest: request.pictures.first?.digest ?? "")
        return switch kind {
        case .food: .food(dishes)
        case .notFood: .notFood
        case .needsDetail: .tooSmall(dishes)
        }
    }
}

extension Assistant {
    /// What a request's pictures show; nil without pictures. An arranged sight is then used up.
    mutating func sight(for request: CompletionRequest) -> Sight? {
        guard !request.pictures.isEmpty else { return nil }
        let found = sights.firstIndex { sight in
            sight.match.isEmpty || request.lastUser.contains(sight.match)
                || request.pictures.contains { $0.digest == sight.match }
        }
        guard let found else { return .builtIn(request.lastUser, request.pictures) }
        let sight = sights[found]
        if sight.count > 1 { sights[found].count -= 1 } else { sights.remove(at: found) }
        return sight.sight(request)
    }
}

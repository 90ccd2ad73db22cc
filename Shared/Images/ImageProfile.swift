/// What a picture is looked at for, and so how large it is sent.
public enum ImageProfile: CaseIterable, Equatable, Sendable {
    /// One plate of food.
    case plate
    /// One of several pictures that are looked at together.
    case album
    /// A label or a menu: its letters must stay legible.
    case label
    /// When less has to do: little money, or a model that takes no more.
    case degraded

    /// The longer side in pixels that a picture has at most. A smaller picture stays as it is.
    public var longEdge: Int {
        switch self {
        case .plate: 1024
        case .album: 768
        case .label: 1568
        case .degraded: 512
        }
    }
}

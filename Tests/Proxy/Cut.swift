/// When a worker dies: at which of its messages, and on which side of it.
public enum Cut: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The message is made and not passed on.
    case before(Int)
    /// The last byte of the message is passed on, and nothing behind it. Whether a worker has read a reply that reached it
    /// nobody can tell: that it acted on it shows when it dies before its next request.
    case after(Int)

    public var number: Int {
        switch self {
        case .before(let number), .after(let number): number
        }
    }

    /// In order of time.
    public static func < (one: Cut, other: Cut) -> Bool {
        if one.number != other.number { return one.number < other.number }
        if case .before = one, case .after = other { return true }
        return false
    }

    public var description: String {
        switch self {
        case .before(let number): "before \(number)"
        case .after(let number): "after \(number)"
        }
    }

    /// Both sides of every message.
    public static func all(of count: Int) -> [Cut] { (0..<count).flatMap { [.before($0 + 1), .after($0 + 1)] } }
}

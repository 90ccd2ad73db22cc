/// What one cell shows. A text is shown as it is, whatever it begins with: it never becomes a formula or a link.
public enum Cell: Equatable, Sendable {
    case empty
    case text(String)
    case number(Double)
    /// A number that is shown without decimals, also in a column of tenths.
    case whole(Double)
    /// Days since 1 January 1970.
    case day(Int)
    /// Minutes since midnight.
    case time(Int)
}

extension Cell {
    /// Days are counted from the last of 1899.
    static let dayZero = 25_569

    /// What is stored for it; nil where that is no number, or none that the format has.
    var serial: Double? {
        switch self {
        case .empty, .text: nil
        case .number(let value), .whole(let value): value.isFinite ? value : nil
        // Before March of 1900 the format knows a day that never was.
        case .day(let day): day + Self.dayZero > 60 ? Double(day + Self.dayZero) : nil
        case .time(let minutes): (0..<1440).contains(minutes) ? Double(minutes) / 1440 : nil
        }
    }
}

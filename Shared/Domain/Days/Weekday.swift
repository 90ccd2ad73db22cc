/// A day of the week.
public enum Weekday: String, CaseIterable, Codable, Sendable {
    case monday = "mon"
    case tuesday = "tue"
    case wednesday = "wed"
    case thursday = "thu"
    case friday = "fri"
    case saturday = "sat"
    case sunday = "sun"

    /// 0 for Monday.
    public var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// 1 January 1970 was a Thursday.
    init(ofDay number: Int) { self = Self.allCases[number + 3 - floorDivide(number + 3, 7) * 7] }
}

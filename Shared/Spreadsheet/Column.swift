/// A column of a sheet: its heading, and how all of its cells look.
public struct Column: Equatable, Sendable {
    /// How a cell's number is shown. Readers see separators and the order of a date as their own program has them.
    public enum Style: Hashable, Sendable, CaseIterable {
        case text
        /// Without groups of thousands: a year, a number of a person.
        case plain
        case whole
        /// With one digit behind the point.
        case tenths
        case day
        case time
    }

    public let heading: String
    public let style: Style
    /// In digits of the usual font.
    public let width: Double
    /// Whether the sum of it stands below.
    public let isSummed: Bool
    /// Whether its cells are the darker the more they hold.
    public let isShaded: Bool

    public init(_ heading: String, _ style: Style, width: Double, isSummed: Bool = false, isShaded: Bool = false) {
        self.heading = heading
        self.style = style
        self.width = width
        self.isSummed = isSummed
        self.isShaded = isShaded
    }
}

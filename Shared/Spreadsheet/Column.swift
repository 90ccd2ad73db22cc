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

    /// How cells are coloured by what they hold.
    public enum Shading: Equatable, Sendable {
        /// The darker the more they hold.
        case byAmount
        /// Reddish where a cell is above that of another column, counted from 0, in its row; greenish elsewhere. What is
        /// compared is what is read: whole numbers.
        case against(column: Int)
    }

    public let heading: String
    public let style: Style
    /// In digits of the usual font.
    public let width: Double
    /// Whether the sum of it stands below.
    public let isSummed: Bool
    /// Nil for cells without colours.
    public let shading: Shading?

    public init(_ heading: String, _ style: Style, width: Double, isSummed: Bool = false, shading: Shading? = nil) {
        self.heading = heading
        self.style = style
        self.width = width
        self.isSummed = isSummed
        self.shading = shading
    }
}

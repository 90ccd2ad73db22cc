public import Domain

/// What a chart shows, day by day: a value without pixels.
public struct Chart: Equatable, Sendable {
    public enum Style: Sendable {
        /// Amounts, from zero on. The last day stands out.
        case bars
        /// What changes slowly: only the part of the scale where the values are.
        case line
    }

    /// A number that can be shown: finite, not below zero, and with digits that somebody reads.
    public struct Value: Hashable, Sendable {
        public let number: Double

        /// - Parameter number: nil for what is no number, negative, or a billion and more.
        public init?(_ number: Double) {
            guard number >= 0, number < 1e9 else { return nil }
            self.number = number
        }
    }

    /// One day.
    public struct Point: Equatable, Sendable {
        /// Stands below it.
        public let label: String
        /// Nil for a day of which nothing is known: it stays empty.
        public let value: Value?

        public init(_ label: String, _ value: Value?) {
            self.label = label
            self.value = value
        }
    }

    /// A line across all days to compare them with, such as a goal or a mean.
    public struct Mark: Equatable, Sendable {
        public let label: String
        public let value: Value

        public init(_ label: String, _ value: Value) {
            self.label = label
            self.value = value
        }
    }

    public static let mostPoints = 62

    public let style: Style
    public let title: String
    public let unit: String
    /// In their order, at least one with a value.
    public let points: [Point]
    public let mark: Mark?
    /// In which numbers are written.
    public let language: Language

    /// - Parameter points: nil where none has a value, or there are more than `mostPoints`.
    public init?(
        _ style: Style, title: String, unit: String, points: [Point], mark: Mark?, in language: Language
    ) {
        guard points.count <= Self.mostPoints, points.contains(where: { $0.value != nil }) else { return nil }
        self.style = style
        self.title = title
        self.unit = unit
        self.points = points
        self.mark = mark
        self.language = language
    }
}

public import Domain

/// A measure and its value, which one person can have.
public struct Measured: Equatable, Sendable {
    public let measure: Measure
    /// In the unit of the measure.
    public let value: Double

    /// - Parameter value: nil outside `range`, and where a measure that is counted in whole numbers has a fraction.
    public init?(_ measure: Measure, _ value: Double) {
        guard Self.range(of: measure).contains(value), measure == .weight || value == value.rounded() else {
            return nil
        }
        self.measure = measure
        self.value = value
    }

    /// What can be said of one day at once. Nobody who steps on a scale weighs a kilogram, though something does.
    public static func range(of measure: Measure) -> ClosedRange<Double> {
        measure == .weight ? 2...measure.plausible.upperBound : measure.plausible
    }
}

extension Measured: Codable {
    private enum CodingKeys: CodingKey { case measure, value }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let measure = try container.decode(Measure.self, forKey: .measure)
        guard let measured = Measured(measure, try container.decode(Double.self, forKey: .value)) else {
            throw DecodingError.dataCorruptedError(forKey: .value, in: container, debugDescription: "out of range")
        }
        self = measured
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(measure, forKey: .measure)
        try container.encode(value, forKey: .value)
    }
}

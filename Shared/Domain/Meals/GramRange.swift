/// What an estimated weight lies within, in grams.
public struct GramRange: Equatable, Codable, Sendable {
    public let low: Double
    public let high: Double

    /// - Returns: nil where the ends are in the wrong order, or no weights.
    public init?(low: Double, high: Double) {
        guard low.isFinite, high.isFinite, 0 <= low, low <= high else { return nil }
        self.low = low
        self.high = high
    }

    private init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }

    /// - Parameter factor: not negative.
    public func scaled(by factor: Double) -> GramRange { GramRange(low * factor, high * factor) }
}

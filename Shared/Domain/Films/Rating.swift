/// From 0 to 10, in tenths.
public struct Rating: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let tenths: Int

    /// - Parameter tenths: nil outside 0 to 100.
    public init?(tenths: Int) {
        guard (0...100).contains(tenths) else { return nil }
        self.tenths = tenths
    }

    /// Rounds to a tenth; nil outside 0 to 10.
    public init?(_ value: Double) {
        guard value >= 0, value <= 10 else { return nil }
        self.init(tenths: Int((value * 10).rounded()))
    }

    public var value: Double { Double(tenths) / 10 }

    public static func < (one: Rating, other: Rating) -> Bool { one.tenths < other.tenths }

    /// `9`, `8.5`
    public var description: String { tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)" }
}

/// Its value, as a number.
extension Rating: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let rating = Rating(try container.decode(Double.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not from 0 to 10")
        }
        self = rating
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

extension Collection<Rating> {
    /// Their mean, rounded to a tenth; nil when there are none.
    public var mean: Rating? {
        guard !isEmpty else { return nil }
        return Rating(tenths: Int((Double(reduce(0) { $0 + $1.tenths }) / Double(count)).rounded()))
    }

    /// Whether opinions differ so much that it is worth a word: by four points and more.
    public var isDisputed: Bool {
        guard let lowest = self.min(), let highest = self.max() else { return false }
        return highest.tenths - lowest.tenths >= 40
    }
}

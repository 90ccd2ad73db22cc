/// A moment by Redis' clock (`TIME`), in milliseconds since 1970: the one clock that all programs share.
public struct RedisTime: RawRepresentable, Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00Z.
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }
    public init(milliseconds: Int64) { rawValue = milliseconds }

    public var description: String { String(rawValue) }

    public static func < (first: RedisTime, second: RedisTime) -> Bool { first.rawValue < second.rawValue }

    /// Rounded up to a whole millisecond, so that what waits never comes early; stops at the ends of the range.
    public static func + (time: RedisTime, duration: Duration) -> RedisTime {
        let (sum, overflow) = time.rawValue.addingReportingOverflow(duration.wholeMilliseconds)
        return RedisTime(milliseconds: overflow ? (duration < .zero ? .min : .max) : sum)
    }

    /// The time from `second` to `first`, negative when `first` is the earlier one.
    public static func - (first: RedisTime, second: RedisTime) -> Duration {
        let (difference, overflow) = first.rawValue.subtractingReportingOverflow(second.rawValue)
        return .milliseconds(overflow ? (first < second ? .min : .max) : difference)
    }
}

extension Duration {
    /// Rounded up.
    public var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (part, rest) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000_000)
        let (sum, exceeded) = scaled.addingReportingOverflow(part + (rest > 0 ? 1 : 0))
        return exceeded ? (seconds < 0 ? .min : .max) : sum
    }
}

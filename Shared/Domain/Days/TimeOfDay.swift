/// A time on a clock's face, to the minute.
public struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Since midnight.
    public let minutes: Int

    /// - Parameter minutes: from 0 to 1439; nil for others.
    public init?(minutes: Int) {
        guard (0..<1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Reads `HH:MM` and `H:MM`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.joined().utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        minutes = hour * 60 + minute
    }

    public static func < (one: TimeOfDay, other: TimeOfDay) -> Bool { one.minutes < other.minutes }

    /// `HH:MM`
    public var description: String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }
}

/// When a person's day begins, from midnight to noon. Stored as minutes after midnight.
public struct StartOfDay: Hashable, Sendable {
    public let time: TimeOfDay

    /// - Parameter time: nil for a time after noon.
    public init?(_ time: TimeOfDay) {
        guard time.minutes <= 720 else { return nil }
        self.time = time
    }

    private init(hour: Int) { time = TimeOfDay(minutes: hour * 60) ?? .midnight }

    /// Four in the morning.
    public static let usual = StartOfDay(hour: 4)
    public static let midnight = StartOfDay(hour: 0)
}

extension TimeOfDay {
    /// A full hour; needs one from 0 to 23.
    init(hour: Int) {
        precondition((0..<24).contains(hour), "no hour of a day")
        minutes = hour * 60
    }

    public static let midnight = TimeOfDay(hour: 0)
    public static let noon = TimeOfDay(hour: 12)
}

/// Minutes after midnight.
extension TimeOfDay: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let time = TimeOfDay(minutes: try container.decode(Int.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no time of a day")
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(minutes)
    }
}

extension StartOfDay: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let start = TimeOfDay(minutes: try container.decode(Int.self)).flatMap(StartOfDay.init) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not between midnight and noon")
        }
        self = start
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(time.minutes)
    }
}

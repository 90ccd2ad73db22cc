public import FoundationEssentials

/// A time zone by its IANA name, such as `Europe/Moscow`; only one that this machine knows.
public struct Zone: Hashable, Sendable, CustomStringConvertible {
    /// The IANA name.
    public let name: String
    private let rules: TimeZone

    /// - Parameter name: nil for a name that is unknown, and for abbreviations: `MSK` means different things to different people.
    public init?(_ name: String) {
        guard name == "UTC" || name.contains("/"), let rules = TimeZone(identifier: name) else { return nil }
        self.name = name
        self.rules = rules
    }

    private init(offset: Int) {
        name = "UTC"
        rules = TimeZone(secondsFromGMT: offset) ?? .gmt
    }

    public static let utc = Zone(offset: 0)

    /// Seconds that local time is ahead of UTC at a moment.
    public func offset(at moment: Date) -> Int { rules.secondsFromGMT(for: moment) }

    public var description: String { name }

    public static func == (one: Zone, other: Zone) -> Bool { one.name == other.name }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Its name.
extension Zone: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let zone = Zone(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time zone of this machine")
        }
        self = zone
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

extension Zone {
    /// A program that was linked statically knows no zone but UTC unless it holds the tables, and would count every day
    /// wrong. Call it at the start.
    ///
    /// - Returns: what is wrong, as a sentence for the operator; nil when zones resolve with the right offsets.
    public static func startupProof() -> String? {
        // Summer and winter of a year whose rules no longer change: seconds since 1970, expected offset.
        let known: [(zone: String, moment: Double, offset: Int)] = [
            ("Europe/Moscow", 1_700_000_000, 10_800), ("Europe/Berlin", 1_690_000_000, 7_200),
            ("Europe/Berlin", 1_700_000_000, 3_600), ("America/New_York", 1_690_000_000, -14_400),
        ]
        for (name, moment, offset) in known {
            guard let zone = Zone(name) else { return "the time zone \(name) is unknown to this program" }
            guard zone.offset(at: Date(timeIntervalSince1970: moment)) == offset else {
                return "the time zone \(name) has a wrong offset in this program"
            }
        }
        return nil
    }
}

public import FoundationEssentials

/// What a person measures of himself.
public enum Measure: String, CaseIterable, Codable, Sendable {
    /// In kilograms.
    case weight
    /// In millilitres.
    case water
    /// A count.
    case steps
    /// In minutes.
    case sleep

    /// How several records of one day are taken together.
    public enum Daily: Sendable {
        /// Glasses of water and walks add up.
        case sum
        /// Of several weighings the last one counts.
        case last
    }

    public var daily: Daily {
        switch self {
        case .weight, .sleep: .last
        case .water, .steps: .sum
        }
    }

    /// What a person can have; anything else is a slip of the tongue.
    public var plausible: ClosedRange<Double> {
        switch self {
        case .weight: 1...500
        case .water: 1...10_000
        case .steps: 1...200_000
        case .sleep: 1...1440
        }
    }
}

/// One record of a measure.
public struct HealthRecord: Equatable, Sendable {
    public let measure: Measure
    /// In the unit of the measure.
    public let value: Double
    public let day: LocalDay
    public let at: Date

    /// - Parameter value: nil when it is not plausible.
    public init?(_ measure: Measure, _ value: Double, day: LocalDay, at: Date) {
        guard measure.plausible.contains(value) else { return nil }
        self.measure = measure
        self.value = value
        self.day = day
        self.at = at
    }
}

/// The value of one measure on one day.
public struct DayValue: Equatable, Sendable {
    public let day: LocalDay
    public let value: Double

    public init(day: LocalDay, value: Double) {
        self.day = day
        self.value = value
    }

    /// One value for each day that has records of `measure`, in the order of the days.
    public static func daily(_ measure: Measure, of records: [HealthRecord]) -> [DayValue] {
        let days = Dictionary(grouping: records.filter { $0.measure == measure }, by: \.day)
        return days.map { day, records in
            switch measure.daily {
            case .sum: DayValue(day: day, value: records.reduce(0) { $0 + $1.value })
            case .last: DayValue(day: day, value: records.max { $0.at < $1.at }?.value ?? 0)
            }
        }.sorted { $0.day < $1.day }
    }
}

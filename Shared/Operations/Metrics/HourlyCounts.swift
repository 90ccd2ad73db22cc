import CoreMetrics
public import Redis

/// What all programs together have counted, hour by hour, kept in Redis for three days: what a report tells of a day.
///
/// Programs add to it what their metrics have grown by. One that is killed takes at most its last quarter of a minute with it.
public struct HourlyCounts: Sendable {
    private static let lifetime = 3 * 86_400

    private let connection: Connection
    private let prefix: String

    /// - Parameter prefix: that all keys of the bot share.
    public init(connection: Connection, prefix: String) {
        self.connection = connection
        self.prefix = prefix
    }

    /// What is counted; the raw value is its field in Redis.
    public enum Field: String, CaseIterable, Sendable {
        case done, failed, parked
        case aiAnswers = "ai_answers"
        case aiFailures = "ai_failures"
        case aiTokens = "ai_tokens"
        case aiCost = "ai_cost_usd"
    }

    /// Adds to an hour since 1970.
    func add(_ count: Double, to field: Field, hour: Int) async throws(ConnectionError) {
        let key = key(of: hour)
        _ = try await connection.send(Command("HINCRBYFLOAT", key, field.rawValue, "\(count)"))
        _ = try await connection.send(Command("EXPIRE", key, "\(Self.lifetime)"))
    }

    /// The sums of the hour of a moment, in milliseconds since 1970, and of the hours before it.
    public func sums(until moment: Int64, hours: Int) async throws(ConnectionError) -> [Field: Double] {
        var sums: [Field: Double] = [:]
        let last = Int(moment / 3_600_000)
        for hour in (last - hours + 1)...last {
            let fields = Field.allCases.map(\.rawValue)
            let values = try await connection.send(Command(["HMGET", key(of: hour)] + fields)).array ?? []
            for (field, value) in zip(Field.allCases, values) {
                guard let number = value.text.flatMap(Double.init), number.isFinite else { continue }
                sums[field, default: 0] += number
            }
        }
        return sums
    }

    private func key(of hour: Int) -> String { "\(prefix)hour:\(hour)" }
}

extension MetricsRegistry {
    /// How far this process has counted.
    func counts() -> [HourlyCounts.Field: Double] {
        var counts: [HourlyCounts.Field: Double] = [:]
        for (name, family) in snapshot {
            for (labels, cell) in family.series {
                guard case .counter(let cell) = cell,
                    let field = HourlyCounts.Field(name, labels: zip(family.description.labels, labels))
                else { continue }
                counts[field, default: 0] += cell.value
            }
        }
        return counts
    }
}

extension HourlyCounts.Field {
    /// Which field a series belongs to; nil for those that are not told of.
    fileprivate init?(_ metric: MetricName, labels: some Sequence<(MetricLabel, String)>) {
        func value(_ label: MetricLabel) -> String? { labels.first { $0.0 == label }?.1 }
        switch metric {
        case .jobsFinished:
            switch value(.outcome) {
            case "done": self = .done
            case "failed": self = .failed
            case "parked", "given_up": self = .parked
            default: return nil
            }
        case .aiRequests: self = value(.outcome) == "answered" ? .aiAnswers : .aiFailures
        case .aiTokens: self = .aiTokens
        case .aiCost: self = .aiCost
        default: return nil
        }
    }
}

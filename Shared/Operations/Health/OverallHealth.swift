import FoundationEssentials

/// The answer of `/api/health`: the ingress's own look at Redis merged with what the other programs report.
///
/// | what is seen | that dependency | overall | HTTP |
/// |---|---|---|---|
/// | a required one is down in any fresh report, or Redis for the ingress | down | down | 503 |
/// | nobody fresh reports on one | unknown | degraded | 200 |
/// | the AI is down in any fresh report | down | degraded | 200 |
/// | all up, or off | up, off | ok | 200 |
///
/// Unknown is not down: the ingress still takes updates in, and they wait in their lanes.
public struct OverallHealth: Codable, Equatable, Sendable {
    /// The whole.
    public enum Status: String, Codable, Sendable { case ok, degraded, down }
    /// One dependency; `unknown` when nobody fresh reports on it.
    public enum Seen: String, Codable, Sendable { case up, down, off, unknown }

    /// Over all dependencies, by the table above.
    public let status: Status
    public let redis: Seen
    public let mongo: Seen
    public let ai: Seen
    public let telegram: Seen
    /// Slowest fresh latency in milliseconds, by the dependency's name.
    public let latency: [Dependency: Double]
    /// The programs whose report is fresh.
    public let programs: [String]

    /// Age in milliseconds from which a report says nothing any more.
    public static let freshFor: Int64 = 15_000

    /// - Parameters:
    ///   - redis: what the ingress itself saw just now; a report that says otherwise counts too.
    ///   - now: milliseconds since 1970, by the clock that the reports were written with.
    public init(redis: HealthReport.State, reports: [HealthReport], now: Int64) {
        let fresh = reports.filter { now - $0.at < Self.freshFor }
        func seen(_ dependency: Dependency) -> Seen {
            Self.merge(fresh.compactMap { $0.state(of: dependency) } + (dependency == .redis ? [redis] : []))
        }
        let seen = Dictionary(uniqueKeysWithValues: Dependency.allCases.map { ($0, seen($0)) })
        self.redis = seen[.redis] ?? .unknown
        mongo = seen[.mongo] ?? .unknown
        ai = seen[.ai] ?? .unknown
        telegram = seen[.telegram] ?? .unknown
        latency = fresh.reduce(into: [:]) { $0.merge($1.latency) { max($0, $1) } }
        programs = Set(fresh.map(\.program)).sorted()
        if seen.contains(where: { $0.key.isRequired && $0.value == .down }) {
            status = .down
        } else {
            status = seen.values.allSatisfy { $0 == .up || $0 == .off } ? .ok : .degraded
        }
    }

    /// 503 when down, so that a load balancer or an uptime check notices without reading JSON.
    public var httpStatus: Int { status == .down ? 503 : 200 }

    /// The body of the answer, with sorted keys.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// The worst that anybody saw.
    private static func merge(_ states: [HealthReport.State]) -> Seen {
        if states.contains(.down) { return .down }
        if states.contains(.up) { return .up }
        return states.isEmpty ? .unknown : .off
    }
}

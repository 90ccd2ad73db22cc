import Domain
import FoundationEssentials
import Testing

@testable import Timetable

extension Zone {
    static func named(_ name: String) throws -> Zone { try #require(Zone(name), "\(name) is unknown here") }
}

/// A moment as `2026-03-29T01:00:00Z`.
func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

/// What is due after a moment, as `2026-03-29T01:00:00Z`.
func due(_ expression: String, in zone: String, after start: String, _ count: Int) throws -> [String] {
    Occurrences(of: try CronExpression(expression), in: try .named(zone), after: try moment(start)).prefix(count)
        .map { $0.moment.formatted(.iso8601) }
}

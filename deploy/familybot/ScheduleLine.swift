import Domain
import Foundation
import Schedules

/// A line of `familybot schedule ls`.
struct ScheduleLine: Encodable {
    let name: String
    let expression: String
    let zone: String
    let next: Date?
    /// The last time whose job was enqueued.
    let last: Date?
    /// Jobs that are not done yet, the one that is being done included.
    let waiting: Int
    private let clock: Zone

    private enum CodingKeys: CodingKey { case name, expression, zone, next, last, waiting }

    init(_ schedule: Schedules.Schedule, next: Date?, last: Date?, waiting: Int) {
        name = "\(schedule.name)"
        expression = "\(schedule.expression)"
        zone = schedule.zone.name
        self.next = next
        self.last = last
        self.waiting = waiting
        clock = schedule.zone
    }

    /// For people: a line for each, below their headings.
    static func table(_ lines: [ScheduleLine]) -> String {
        let rows =
            [["NAME", "WHEN", "ZONE", "NEXT", "LAST", "WAITING"]]
            + lines.map { line in
                [
                    line.name, line.expression, line.zone, line.next.map { $0.shown(in: line.clock) } ?? "never",
                    line.last.map { $0.shown(in: line.clock) } ?? "not yet", "\(line.waiting)",
                ]
            }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).dropLast().map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
            return (cells + row.suffix(1)).joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

extension Date {
    /// `2026-03-29 Sun 03:00 +02:00`
    func shown(in zone: Zone) -> String {
        let clock = LocalClock(zone: zone, startOfDay: .midnight)
        let day = clock.day(at: self)
        let offset = zone.offset(at: self)
        let (hours, minutes) = (abs(offset) / 60).quotientAndRemainder(dividingBy: 60)
        let ahead = TimeOfDay(minutes: hours * 60 + minutes) ?? .midnight
        return "\(day) \(day.weekday.rawValue.capitalized) \(clock.time(at: self)) \(offset < 0 ? "-" : "+")\(ahead)"
    }
}

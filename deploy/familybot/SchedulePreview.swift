import ArgumentParser
import Domain
import Foundation
import Operations
import Schedules
import Storage
import Timetable

extension Schedule {
    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells when an expression or a schedule is due, and what changes of the clock do to it.",
            discussion: "Needs no server.")

        @Option(help: "A time zone such as Europe/Berlin, instead of FAMILYBOT_TIMEZONE.")
        var zone: String?

        @Option(help: "How many times, up to 1000.")
        var count = 10

        @Option(help: "The day to begin with, such as 2026-03-28, instead of now.")
        var from: String?

        @Flag(help: "Print one JSON object: expression, zone, times (at, local, note).")
        var json = false

        @Argument(help: "Five fields of cron in quotes, @daily and its like, or a name of `familybot schedule ls`.")
        var schedule: String

        func validate() throws {
            guard (1...1000).contains(count) else { throw ValidationError("--count goes from 1 to 1000") }
            if let zone, Zone(zone) == nil {
                throw ValidationError("\(zone) is no time zone of this system; one looks like Europe/Berlin")
            }
            if let from, LocalDay(from) == nil {
                throw ValidationError("\(from) is no day; one looks like 2026-03-28")
            }
        }

        func run() async throws {
            let (expression, zone) = try meant()
            let times = preview(expression, in: zone)
            guard json else {
                print("\(expression), \(zone)")
                print(times.isEmpty ? "  never" : times.map { "  " + $0.text }.joined(separator: "\n"))
                return
            }
            print(try Operator.json(Told(expression: "\(expression)", zone: zone.name, times: times)))
        }

        private func meant() throws -> (CronExpression, Zone) {
            do {
                // Only what is needed is read: an expression can be tried before anything is configured.
                let (schedules, usual) = try ProgramEnvironment.current.read { read in
                    let zone = read.installationZone()
                    return (read.schedules(in: zone), zone)
                }
                let zone = zone.flatMap { Zone($0) } ?? usual
                if let known = schedules.first(where: { "\($0.name)" == schedule }) { return (known.expression, zone) }
                do throws(CronError) { return (try CronExpression(schedule), zone) } catch {
                    throw ValidationError("“\(schedule)” is no schedule: \(error)")
                }
            } catch let error as ConfigurationError {
                error.exit(program: "familybot")
            }
        }

        private func preview(_ expression: CronExpression, in zone: Zone) -> [Time] {
            let clock = LocalClock(zone: zone, startOfDay: .midnight)
            let start = from.flatMap { LocalDay($0) }.map { clock.start(of: $0).addingTimeInterval(-1) } ?? .now
            var offset = zone.offset(at: start)
            return Occurrences(of: expression, in: zone, after: start).prefix(count).map { occurrence in
                let before = offset
                offset = zone.offset(at: occurrence.moment)
                return Time(
                    at: occurrence.moment, local: occurrence.moment.shown(in: zone),
                    note: Self.note(occurrence, change: offset - before))
            }
        }

        private static func note(_ occurrence: Occurrence, change: Int) -> String? {
            if occurrence.isMoved { return "the clock is put forward over its time: it runs right after that" }
            if change == 0 { return nil }
            return "the clock was put \(change > 0 ? "forward" : "back") by \(abs(change) / 60) min"
        }

        private struct Time: Encodable {
            let at: Date
            let local: String
            let note: String?

            var text: String { local + (note.map { "  (\($0))" } ?? "") }
        }

        private struct Told: Encodable {
            let expression: String
            let zone: String
            let times: [Time]
        }
    }
}

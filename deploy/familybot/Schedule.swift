import ArgumentParser
import Domain
import Foundation
import Jobs
import Operations
import Redis
import Schedules
import Storage
import Timetable

/// `familybot schedule`: what is done at set times.
struct Schedule: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what is done at set times, does it now, or tells when an expression is due.",
        discussion: "The scheduler enqueues what is due; a worker with the pool of that name does it.\n\n"
            + SettingName.help(for: [.telegramBotToken, .redisURL, .backupAt, .timezone]),
        subcommands: [List.self, Run.self, Preview.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ls", abstract: "Lists the installation's schedules by their next time.")

        @Flag(help: "Print one JSON object: schedules (name, expression, zone, next, last, waiting).")
        var json = false

        func run() async throws {
            try await Operator.runWithQueue { settings, lanes in
                let book = ScheduleBook(lanes: lanes)
                let now = try await book.now()
                var lines: [ScheduleLine] = []
                for schedule in settings.schedules {
                    lines.append(
                        ScheduleLine(
                            schedule, next: schedule.next(after: now),
                            last: try await book.progress(of: schedule.name)?.fired,
                            waiting: try await book.waiting(for: schedule)))
                }
                lines.sort { ($0.next ?? .distantFuture, $0.name) < ($1.next ?? .distantFuture, $1.name) }
                print(json ? try Operator.json(["schedules": lines]) : ScheduleLine.table(lines))
            }
        }
    }

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has something done now that else waits for its time. Its set times stay as they are.")

        @Flag(help: "Print one JSON object: job, before (jobs of the same kind that are not done yet).")
        var json = false

        @Argument(help: "A name that `familybot schedule ls` shows.")
        var name: String

        func run() async throws {
            try await Operator.runWithQueue { settings, lanes in
                guard let schedule = settings.schedules.first(where: { "\($0.name)" == name }) else {
                    throw ValidationError("\(name) is no schedule: \(Self.known(settings.schedules))")
                }
                let (job, before) = try await ScheduleBook(lanes: lanes).runByHand(schedule)
                let waits =
                    before == 0
                    ? "" : " \(before) of its kind \(before == 1 ? "is" : "are") not done yet and will go first."
                print(
                    json
                        ? try Operator.json(Told(job: job.rawValue, before: before))
                        : "\(name) is enqueued as \(job).\(waits)")
            }
        }

        private static func known(_ schedules: [Schedules.Schedule]) -> String {
            "there are " + schedules.map { "\($0.name)" }.joined(separator: " and ")
        }

        private struct Told: Encodable {
            let job: String
            let before: Int
        }
    }
}

extension Operator {
    /// Runs a command that needs Redis and nothing else. What is wrong with the settings is exit 78, a Redis that is away 64.
    static func runWithQueue(_ body: (Settings, LaneFunctions) async throws -> Void) async throws {
        do {
            let settings = try Settings(.current)
            let connection = Connection(to: settings.shared.redis, name: "operator")
            defer { connection.close() }
            do {
                try await body(settings, LaneFunctions(connection: connection, bot: settings.shared.bot))
            } catch let error as ConnectionError {
                throw ValidationError("Redis at \(settings.shared.redis): \(error)")
            }
        } catch let error as ConfigurationError {
            error.exit(program: "familybot")
        }
    }
}

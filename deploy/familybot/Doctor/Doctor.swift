import ArgumentParser
import FamilyStore
import Glibc
import HTTPClient
import Jobs
import Mongo
import OpenAIAPI
import Operations
import Redis
import Schedules
import Storage
import TelegramAPI

/// `familybot doctor`: looks at everything that an installation needs, and says what mends it.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks at settings, Telegram, Redis, MongoDB, the AI, the programs and this machine.",
        discussion:
            "Exit codes: 0 all is well; 1 something is broken; 2 nothing is broken, and something deserves a look. "
            + "Run it with the environment of the programs; it changes nothing.")

    @Flag(help: "Print one JSON object: checks (check, state, text, mend), ok, warnings, broken, unknown.")
    var json = false

    func run() async throws {
        let report = await examine()
        print(json ? try Operator.json(report) : report.text(colored: isatty(STDOUT_FILENO) == 1))
        if report.exitCode != 0 { throw ExitCode(report.exitCode) }
    }

    private func examine() async -> Report {
        do throws(ConfigurationError) {
            return await examine(try Settings(.current))
        } catch {
            // Without settings nobody knows where to look.
            return Report(
                lines: error.problems.map { problem in
                    Report.Line(
                        name: "settings",
                        finding: .broken(problem, mend: "familybot-worker --help # lists all settings"))
                })
        }
    }

    private func examine(_ settings: Settings) async -> Report {
        let client = HTTPClient.Client(maximumConnectionsPerHost: 4)
        defer { client.shutdown() }
        let connection = Connection(to: settings.shared.redis, name: "doctor")
        defer { connection.close() }
        let bot = settings.token.map { Bot(token: $0, base: settings.telegramBase.string, client: client) }
        let endpoint =
            settings.ai.isConfigured
            ? OpenAIAPI.Endpoint(
                baseURL: settings.ai.base.string, apiKey: settings.ai.key.map { APIKey($0.reveal()) }, client: client)
            : nil
        let database = try? settings.storage.connect(appName: "familybot", connections: 2)
        var checks = [Check(name: "settings") { .ok("all settings can be read") }]
        checks += TelegramChecks(bot: bot, settings: settings).all
        checks +=
            RedisChecks(
                connection: connection, lanes: LaneFunctions(connection: connection, bot: settings.shared.bot),
                settings: settings.shared
            ).all
        checks +=
            ScheduleChecks(
                book: ScheduleBook(lanes: LaneFunctions(connection: connection, bot: settings.shared.bot)),
                schedules: settings.schedules
            ).all
        if let database { checks += MongoChecks(client: database, settings: settings.storage).all }
        checks += AIChecks(endpoint: endpoint, settings: settings).all
        checks += HostChecks(settings: settings, client: client).all
        let book = database.map { Store(client: $0, database: settings.storage.database).backups }
        checks += BackupChecks(book: book, settings: settings).all
        let report = await Self.findings(of: checks)
        await database?.close()
        return report
    }

    /// All at once: each waits for somebody else, and none for another.
    private static func findings(of checks: [Check]) async -> Report {
        await withTaskGroup(of: (Int, Finding).self) { group in
            for (index, check) in checks.enumerated() { group.addTask { (index, await check.look()) } }
            let found = await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            return Report(
                lines: checks.enumerated().compactMap { index, check in
                    found[index].map { Report.Line(name: check.name, finding: $0) }
                })
        }
    }
}

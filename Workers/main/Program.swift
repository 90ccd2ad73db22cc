import ArgumentParser
import Operations

/// `familybot-worker`: works on the jobs of its pools.
@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "familybot-worker",
        abstract: "Works on the jobs of its pools. Start as many as there is work for, on one host or several.",
        discussion: SettingName.help(for: [
            .telegramBotToken, .telegramAPIBase, .telegramRates, .redisURL, .durability, .visibilitySeconds,
            .openAIKey, .openAIBaseURL, .openAIModel, .openAIVisionModel, .heic, .mongoURI, .mongoDatabase,
            .backupDirectory, .backupRecipient, .ownerIDs,
            .language, .timezone,
            .pools, .width, .metricsBind, .logLevel, .logFormat,
        ]),
        version: BuildInfo.version)

    @Option(help: "Pools to work for, comma-separated, instead of FAMILYBOT_POOLS.")
    var pools: String?

    @Option(help: "Jobs at a time in every pool, instead of FAMILYBOT_WIDTH.")
    var width: String?

    func run() async throws {
        do {
            let environment = ProgramEnvironment.current.overriding(.pools, with: pools)
                .overriding(.width, with: width)
            try await WorkerWiring(try Settings(environment)).run()
        } catch let error as ConfigurationError {
            error.exit(program: "familybot-worker")
        }
    }
}

import ArgumentParser
import Support

/// What the programs cost when nobody writes.
struct IdleBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "idle", abstract: "Memory of each program at rest.")

    @Option(help: "Seconds of rest before the look.")
    var seconds = 10

    func run() async throws {
        let bot = try await Installation.start(workers: 0)
        let programs = [
            "worker": try await bot.startWorker(), "scheduler": try await bot.startScheduler(),
            "ingress": try bot.ingress,
        ]
        try await bot.world.say("Привет", chat: 1)
        _ = try await bot.world.transcript(1, with: 1)
        try await Task.sleep(for: .seconds(seconds))
        var figures: [String: Any] = ["seconds": seconds]
        for (name, process) in programs {
            let now = try ProcessFigures(of: process.pid)
            figures["\(name)_rss_mib"] = now.residentMiB
            figures["\(name)_cpu_seconds"] = now.cpuSeconds
        }
        printJSON(figures)
    }
}

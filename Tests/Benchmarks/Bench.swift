import ArgumentParser

/// `bench`: figures of the programs as they were built, printed as JSON. Build with `-c release` and run it alone.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures Family Bot's programs on this machine.",
        subcommands: [IntakeBench.self, IdleBench.self, PhotoBench.self, BackupBench.self, ExportBench.self])
}

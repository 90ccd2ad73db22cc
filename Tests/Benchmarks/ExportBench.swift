import ArgumentParser
import Foundation
import Support

/// A workbook of many meals written by us and by what others use, one after the other on the same core.
///
/// `Tests/ExportBenchmark/prepare` fetches the others.
struct ExportBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Time and memory of an export to Excel, beside other libraries.")

    @Option(help: "Meals, a row each.")
    var rows = 1_000_000

    @Option(help: "The core that all are pinned to.")
    var core = 1

    private static let folder = ".local/bench"
    private static let python = "\(folder)/export-venv/bin/python"

    func run() async throws {
        guard FileManager.default.isExecutableFile(atPath: Self.python) else {
            throw Missing("the other libraries: Tests/ExportBenchmark/prepare fetches them")
        }
        let ours = try figures(of: [try Programs.path("bench-export"), "\(rows)", "\(Self.folder)/ours.xlsx"])
        printJSON(["tool": "familybot", "rows": rows].merging(ours) { $1 })
        for tool in ["xlsxwriter", "openpyxl"] {
            let others = try figures(
                of: [Self.python, "Tests/ExportBenchmark/other.py", tool, "\(rows)", "\(Self.folder)/\(tool).xlsx"])
            let times = (others["seconds"] ?? 0) / max(ours["seconds"] ?? 0, 0.001)
            printJSON(["tool": tool, "rows": rows, "times_ours": times].merging(others) { $1 })
        }
    }

    /// Numbers out of the one JSON object that a command prints.
    private func figures(of command: [String]) throws -> [String: Double] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["taskset", "-c", "\(core)"] + command
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0, let json = try JSONSerialization.jsonObject(with: text) as? [String: Any]
        else { throw Missing("figures of \(command.joined(separator: " "))") }
        return json.compactMapValues { ($0 as? NSNumber)?.doubleValue }
    }
}
